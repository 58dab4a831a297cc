-- $3: the first day.
SELECT day AS "day!: i64", kind AS "kind!", channel AS "channel!", views AS "views!: i64"
FROM link_days
WHERE merchant = $1 AND link = $2 AND day >= $3
ORDER BY day, kind, channel
