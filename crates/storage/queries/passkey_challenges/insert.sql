INSERT INTO passkey_challenges (challenge_hash, opens, holder, expires_at) VALUES ($1, $2, $3, $4)
