-- How many rows have these three letters, counted to $2.
SELECT COUNT(*) AS "count!: i64"
FROM (SELECT 1 AS one FROM session_words WHERE session_words MATCH $1 LIMIT $2) AS counted
