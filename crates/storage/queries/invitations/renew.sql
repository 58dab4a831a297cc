-- With another token: the link that went before opens nothing any more.
UPDATE invitations
SET invited_by = $2, token_hash = $3, expires_at = $4, letter_state = $5, letter_due = $6, letter_attempts = 0,
    letter_said = '', letter_token = $7
WHERE id = $1 AND ended IS NULL
