SELECT COUNT(*) AS "count!: i64" FROM sessions WHERE merchant = $1
