DELETE FROM passes WHERE expires_at < $1
