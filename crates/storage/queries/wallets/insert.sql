INSERT INTO wallets (id, merchant, name, mode, source, next_index, active, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
