SELECT kind AS "kind!", CAST(SUM(views) AS BIGINT) AS "views!: i64"
FROM link_days
WHERE merchant = $1 AND link = $2
GROUP BY kind
