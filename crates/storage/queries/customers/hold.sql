-- Changes nothing, and keeps others from changing it until the transaction ends.
UPDATE customers SET email = email
WHERE merchant = $1 AND id = $2
RETURNING id AS "id!", merchant AS "merchant!", email AS "email!", name, phone, address, notes, source AS "source!",
    created_at AS "created_at!"
