UPDATE sessions SET channel = $2 WHERE id = $1
