-- From $2 to $3.
UPDATE former_emails SET customer = $3 WHERE merchant = $1 AND customer = $2
