-- $3, $4: JSON, lists of [tag] and [target]. Only tags of this merchant's and this kind are put.
INSERT INTO tagged (target, tag)
SELECT given.value ->> 0, t.id
FROM tags AS t
CROSS JOIN json_each(CAST($4 AS TEXT)) AS given
WHERE t.merchant = $1 AND t.kind = $2 AND t.id IN (SELECT value ->> 0 FROM json_each(CAST($3 AS TEXT)))
ON CONFLICT (target, tag) DO NOTHING
