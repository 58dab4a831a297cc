SELECT COUNT(*) AS "count!: i64" FROM addresses WHERE merchant = $1 AND wallet = $2
