SELECT id FROM transfers WHERE network = $1 AND key = $2
