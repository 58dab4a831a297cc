-- What tags the customer or link $2 has, $3 has too.
INSERT INTO tagged (target, tag)
SELECT $3, d.tag
FROM tagged AS d
JOIN tags AS t ON t.id = d.tag
WHERE t.merchant = $1 AND d.target = $2
ON CONFLICT (target, tag) DO NOTHING
