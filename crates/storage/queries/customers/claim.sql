-- Whoever comes second finds the first one's row, and has it to itself until the transaction ends: that is what writing the
-- same address again is for.
INSERT INTO customers (id, merchant, email, name, phone, address, notes, source, created_at, search)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (merchant, email) DO UPDATE SET email = excluded.email
RETURNING id AS "id!"
