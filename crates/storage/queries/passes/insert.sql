INSERT INTO passes (token_hash, member, opens, expires_at) VALUES ($1, $2, $3, $4)
