-- $1: id, or $2: hash of the token; the other is null.
SELECT
    id, merchant, email, role, invited_by, token_hash, ended, created_at, expires_at, letter_state, letter_due,
    letter_attempts, letter_said, letter_token
FROM invitations
WHERE id = $1 OR token_hash = $2
