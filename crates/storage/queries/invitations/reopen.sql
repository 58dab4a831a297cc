-- One that was taken back can be accepted again, with the token that it had.
UPDATE invitations
SET ended = NULL, invited_by = $3, letter_state = $4, letter_due = $5, letter_token = $6
WHERE id = $1 AND token_hash = $2 AND ended = 'revoked'
