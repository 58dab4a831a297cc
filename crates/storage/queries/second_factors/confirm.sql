UPDATE second_factors SET confirmed_at = $3, used_step = $4
WHERE member = $1 AND secret = $2 AND confirmed_at IS NULL
