SELECT id FROM customers WHERE merchant = $1 AND email = $2
