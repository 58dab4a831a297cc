DELETE FROM members WHERE id = $1 AND merchant = $2
