-- Gives the $3 oldest letters that are due at $1 to who asks; others may begin with them at $2, should they not be done then.
UPDATE invitations
SET letter_due = $2, letter_attempts = letter_attempts + 1
WHERE letter_state = 'waiting' AND letter_due <= $1 AND ended IS NULL
    AND id IN (
        SELECT id
        FROM invitations
        WHERE letter_state = 'waiting' AND letter_due <= $1 AND ended IS NULL
        ORDER BY letter_due, id
        LIMIT $3
    )
RETURNING
    id, merchant, email, role, invited_by, token_hash, ended, created_at, expires_at, letter_state, letter_due,
    letter_attempts, letter_said, letter_token
