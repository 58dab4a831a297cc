-- By who began with it last ($3: at which attempt) and told $4 things: what came meanwhile waits until the quiet ($5) is over.
UPDATE pushes
SET state = CASE WHEN tells <= $4 THEN 'idle' ELSE 'waiting' END,
    tells = CASE WHEN tells <= $4 THEN 0 ELSE tells - $4 END, due_at = $5, quiet_until = $5, attempts = 0
WHERE browser = $1 AND topic = $2 AND attempts = $3 AND state = 'waiting'
