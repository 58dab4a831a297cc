SELECT COUNT(*) AS "count!: i64" FROM recovery_codes WHERE member = $1 AND used_at IS NULL
