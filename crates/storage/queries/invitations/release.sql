-- What was held goes out: there is a way now.
UPDATE invitations SET letter_state = 'waiting', letter_due = $1 WHERE letter_state = 'held' AND ended IS NULL
