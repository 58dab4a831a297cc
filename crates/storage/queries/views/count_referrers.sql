-- $1: as in record.sql; people with a referrer only.
INSERT INTO link_referrers (link, day, referrer, views)
WITH given AS MATERIALIZED (SELECT value FROM json_each(CAST($1 AS TEXT)))
SELECT l.id, CAST(given.value ->> 8 AS BIGINT), given.value ->> 4, COUNT(*)
FROM given
JOIN links AS l ON l.id = given.value ->> 0
WHERE given.value ->> 2 = 'person' AND given.value ->> 4 IS NOT NULL
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
ON CONFLICT (link, day, referrer) DO UPDATE SET views = link_referrers.views + excluded.views
