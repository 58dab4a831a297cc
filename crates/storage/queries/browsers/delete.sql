DELETE FROM browsers WHERE merchant = $1 AND member = $2 AND id = $3
