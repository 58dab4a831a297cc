-- From $2 to $3.
UPDATE sessions SET customer = $3 WHERE merchant = $1 AND customer = $2
