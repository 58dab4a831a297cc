-- Of two who take the same back, one does.
DELETE FROM undos WHERE id = $1 AND merchant = $2 AND expires_at > $3 RETURNING kept
