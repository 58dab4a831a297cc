-- Sessions with a transaction whose id begins so. $2: JSON, a list of [first, last], what such ids lie between.
SELECT DISTINCT t.session AS "session!: String"
FROM json_each(CAST($2 AS TEXT)) AS given
CROSS JOIN transfers AS t
WHERE t.tx >= given.value ->> 0 AND t.tx < given.value ->> 1 AND t.session IS NOT NULL AND t.merchant || '' = $1
LIMIT $3
