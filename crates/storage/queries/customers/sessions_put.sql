-- What move_sessions.sql will change.
SELECT id FROM sessions WHERE merchant = $1 AND customer = $2
