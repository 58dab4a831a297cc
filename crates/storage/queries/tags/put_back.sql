-- $3: JSON, a list of [target]. What is there no longer does not get the tag back.
INSERT INTO tagged (target, tag)
SELECT given.value ->> 0, t.id
FROM tags AS t
CROSS JOIN json_each(CAST($3 AS TEXT)) AS given
WHERE t.merchant = $1 AND t.id = $2
    AND (
        EXISTS (SELECT 1 FROM links AS l WHERE l.merchant = $1 AND l.id = given.value ->> 0)
        OR EXISTS (SELECT 1 FROM customers AS c WHERE c.merchant = $1 AND c.id = given.value ->> 0)
    )
ON CONFLICT (target, tag) DO NOTHING
