SELECT shared FROM addresses WHERE address = $1 LIMIT 1
