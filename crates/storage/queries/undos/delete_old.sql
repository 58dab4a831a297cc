DELETE FROM undos WHERE expires_at <= $1
