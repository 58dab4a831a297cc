-- $1: JSON, a list of [id].
SELECT
    id, merchant, mode, title, description, reference, private_note, price_units, price_decimals, symbol, accepts,
    window_ms, fields, source, active, created_at, updated_at
FROM links
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
