-- Links that people looked at $3 times or more on the day $2, those with the most views first, at most $4. Of as many views as are
-- asked for nine are by one channel, and those have an index.
SELECT l.id AS "link!: String", l.title AS "title!: String", l.mode AS "mode!: String"
FROM (
    SELECT DISTINCT t.link FROM link_days AS t
    WHERE t.merchant = $1 AND t.day = $2 AND t.kind = 'person' AND t.views >= 9
) AS busy
CROSS JOIN link_days AS d
CROSS JOIN links AS l
WHERE d.link = busy.link AND d.day = $2 AND d.kind = 'person' AND l.id = d.link AND l.deleted_at IS NULL
GROUP BY l.id, l.title, l.mode
HAVING CAST(SUM(d.views) AS BIGINT) >= $3
ORDER BY SUM(d.views) DESC, l.id
LIMIT $4
