UPDATE recovery_codes SET used_at = $3 WHERE member = $1 AND code_hash = $2 AND used_at IS NULL
