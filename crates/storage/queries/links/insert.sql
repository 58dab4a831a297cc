INSERT INTO links
    (id, merchant, mode, title, description, reference, private_note, price_units, price_decimals, symbol, accepts,
     window_ms, fields, source, active, created_at, updated_at, search)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
