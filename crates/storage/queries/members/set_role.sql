UPDATE members SET role = $3 WHERE id = $1 AND merchant = $2
