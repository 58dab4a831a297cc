-- $1: JSON, a list of [id].
SELECT
    id, link, merchant, mode, code, asset, due, opened_at, deadline, tolerance_bp, confirmations, finality,
    decimals, symbol, address, wallet, address_index, customer_name, customer_email, customer_phone, customer_address,
    customer_note, decision, cancelled_at, status, flags, received, missing, excess, reached, needed, assessed_at, paid_at,
    version, tolerance_units
FROM sessions
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
