-- Only by who began with it last ($2: at which attempt).
UPDATE jobs SET state = $3, result = $4, finished_at = $5 WHERE id = $1 AND state = 'waiting' AND attempts = $2
