UPDATE merchants SET front_link = $2 WHERE id = $1
