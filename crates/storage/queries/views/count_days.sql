-- $1: as in record.sql. In the order of the key, so that two writers do not wait for each other crosswise.
INSERT INTO link_days (link, day, kind, channel, merchant, views)
WITH given AS MATERIALIZED (SELECT value FROM json_each(CAST($1 AS TEXT)))
SELECT
    l.id, CAST(given.value ->> 8 AS BIGINT), given.value ->> 2, given.value ->> 3, l.merchant, COUNT(*)
FROM given
JOIN links AS l ON l.id = given.value ->> 0
WHERE TRUE
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4
ON CONFLICT (link, day, kind, channel) DO UPDATE SET views = link_days.views + excluded.views
