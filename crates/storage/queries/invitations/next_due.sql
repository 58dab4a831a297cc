SELECT MIN(letter_due) AS "due_at?: i64" FROM invitations WHERE letter_state = 'waiting' AND ended IS NULL
