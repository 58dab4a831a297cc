UPDATE tags SET name = $3, folded = $4, colour = $5 WHERE merchant = $1 AND id = $2
