SELECT COUNT(*) AS "count!: i64" FROM deliveries WHERE merchant = $1 AND link = $2 AND purpose = 'reminder'
