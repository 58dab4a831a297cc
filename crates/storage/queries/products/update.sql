UPDATE products
SET name = $3, description = $4, symbol = $5, fiat = $6, price_units = $7, price_decimals = $8, picture = $9, stock = $10,
    active = $11, updated_at = $12
WHERE merchant = $1 AND id = $2
