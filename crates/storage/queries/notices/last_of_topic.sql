SELECT MAX(created_at) AS "created_at?: i64" FROM notices WHERE merchant = $1 AND member = $2 AND topic = $3
