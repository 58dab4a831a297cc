UPDATE networks SET genesis = $2 WHERE id = $1
