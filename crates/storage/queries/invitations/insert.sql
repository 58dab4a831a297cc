INSERT INTO invitations
    (id, merchant, email, role, invited_by, token_hash, ended, created_at, expires_at, letter_state, letter_due,
     letter_attempts, letter_said, letter_token)
VALUES ($1, $2, $3, $4, $5, $6, NULL, $7, $8, $9, $10, 0, '', $11)
ON CONFLICT (merchant, email) WHERE ended IS NULL DO NOTHING
