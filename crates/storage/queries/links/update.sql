UPDATE links
SET title = $3, description = $4, reference = $5, private_note = $6, price_units = $7, price_decimals = $8, symbol = $9,
    accepts = $10, window_ms = $11, fields = $12, active = $13, updated_at = $14, search = $15
WHERE merchant = $1 AND id = $2
