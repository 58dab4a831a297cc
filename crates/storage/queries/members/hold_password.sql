-- Changes nothing, but locks the row until the transaction ends.
UPDATE members SET password_hash = password_hash WHERE id = $1 AND password_hash = $2
