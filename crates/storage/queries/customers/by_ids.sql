-- $1: JSON, a list of [id].
SELECT id, merchant, email, name, phone, address, notes, source, created_at
FROM customers
WHERE id IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
