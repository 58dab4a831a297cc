UPDATE sessions SET customer = $2 WHERE id = $1
