INSERT INTO sign_ins (token_hash, member, created_at, expires_at) VALUES ($1, $2, $3, $4)
