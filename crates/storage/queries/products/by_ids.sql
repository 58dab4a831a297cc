-- $1: JSON, a list of [id].
SELECT id, merchant, name, description, symbol, fiat, price_units, price_decimals, picture, stock, active, created_at,
    updated_at
FROM products
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
