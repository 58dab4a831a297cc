UPDATE links SET customer = NULL WHERE merchant = $1 AND customer = $2
