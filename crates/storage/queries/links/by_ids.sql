-- $1: JSON, a list of [id].
SELECT
    id, merchant, mode, path, title, description, reference, private_note, kind, price, product, price_units, price_decimals,
    symbol, fiat, accepts, window_ms, fields, source, active, most_payments, ends_at, archived, deleted_at, created_at,
    updated_at, customer, after_payment
FROM links
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
