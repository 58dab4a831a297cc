SELECT id FROM transfers WHERE tx = $1 ORDER BY network, key
