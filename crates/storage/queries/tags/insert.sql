INSERT INTO tags (id, merchant, kind, name, folded, colour, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (merchant, kind, folded) DO NOTHING
