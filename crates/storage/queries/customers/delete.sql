DELETE FROM customers WHERE merchant = $1 AND id = $2
