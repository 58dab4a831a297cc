-- By name, each with how many have it. Deleted links have theirs still, should they be taken back, but are not counted.
SELECT
    t.id, t.merchant, t.kind, t.name, t.colour, t.created_at,
    (SELECT COUNT(*) FROM tagged AS d WHERE d.tag = t.id
        AND NOT EXISTS (SELECT 1 FROM links AS l WHERE l.id = d.target AND l.deleted_at IS NOT NULL)) AS "used!: i64"
FROM tags AS t
WHERE t.merchant = $1 AND t.kind = $2
ORDER BY t.folded, t.id
