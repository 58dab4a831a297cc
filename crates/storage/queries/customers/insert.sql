INSERT INTO customers (id, merchant, email, name, phone, address, notes, source, created_at, search)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (merchant, email) DO NOTHING
