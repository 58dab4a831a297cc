UPDATE pushes SET due_at = $4 WHERE browser = $1 AND topic = $2 AND attempts = $3 AND state = 'waiting'
