SELECT views AS "views!: i64" FROM merchant_views WHERE merchant = $1
