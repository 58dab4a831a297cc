-- Links whose text begins with $2, one or two letters; either condition is a part of the index.
SELECT id AS "id!: String"
FROM links
WHERE merchant = $1 AND SUBSTR(search, 1, 1) = SUBSTR(CAST($2 AS TEXT), 1, 1) AND SUBSTR(search, 1, 2) = $2
UNION
SELECT id FROM links WHERE merchant = $1 AND SUBSTR(search, 1, 1) = $2
LIMIT $3
