INSERT INTO recovery_codes (member, code_hash) VALUES ($1, $2)
