SELECT merchant FROM addresses WHERE address = $1 LIMIT 1
