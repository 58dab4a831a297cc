SELECT id FROM sessions WHERE code = $1
