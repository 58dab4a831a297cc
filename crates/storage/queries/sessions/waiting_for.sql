SELECT DISTINCT address FROM sessions WHERE network = $1 AND status = 'open' AND asset = $2
