DELETE FROM passes WHERE token_hash = $1 AND opens = $2 AND expires_at > $3
