INSERT INTO products
    (id, merchant, name, description, symbol, fiat, price_units, price_decimals, picture, stock, active, created_at,
     updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
