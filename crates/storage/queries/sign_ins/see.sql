-- Not again before $6, so that two requests at once write once.
UPDATE sign_ins SET seen_at = $2, browser = $3, os = $4, place = $5
WHERE token_hash = $1 AND (seen_at IS NULL OR seen_at <= $6)
