-- How many rows have these three letters, counted to $2.
SELECT COUNT(*) AS "count!: i64"
FROM (SELECT 1 AS one FROM link_words WHERE link_words MATCH $1 LIMIT $2) AS counted
