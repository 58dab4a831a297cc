-- Of two who use one code at once, one does.
UPDATE second_factors SET used_step = $2
WHERE member = $1 AND used_step < $2 AND confirmed_at IS NOT NULL
