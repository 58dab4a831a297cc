-- From $2 to $3. Where they went stays as it was.
UPDATE deliveries SET customer = $3 WHERE merchant = $1 AND customer = $2
