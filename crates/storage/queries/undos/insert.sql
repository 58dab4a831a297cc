INSERT INTO undos (id, merchant, kept, expires_at) VALUES ($1, $2, $3, $4)
