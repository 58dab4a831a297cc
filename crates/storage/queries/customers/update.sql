UPDATE customers
SET email = $3, name = $4, phone = $5, address = $6, notes = $7, search = $8
WHERE merchant = $1 AND id = $2
