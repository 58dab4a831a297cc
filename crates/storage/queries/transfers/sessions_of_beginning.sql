-- Sessions with a transaction whose id lies between $2 and $3 or between $4 and $5: what ids lie between that begin alike. Two
-- ranges, each of which either engine looks up; PostgreSQL reads the whole table where it cannot tell how many there are.
SELECT session AS "session!: String"
FROM transfers
WHERE tx >= $2 AND tx < $3 AND session IS NOT NULL AND merchant || '' = $1
UNION
SELECT session
FROM transfers
WHERE tx >= $4 AND tx < $5 AND session IS NOT NULL AND merchant || '' = $1
LIMIT $6
