-- Those that have not ended, also when they have run out; the newest first.
SELECT
    id, merchant, email, role, invited_by, token_hash, ended, created_at, expires_at, letter_state, letter_due,
    letter_attempts, letter_said, letter_token
FROM invitations
WHERE merchant = $1 AND ended IS NULL
ORDER BY created_at DESC, id DESC
