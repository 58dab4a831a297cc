-- $1: as in record.sql; people only.
INSERT INTO merchant_views (merchant, views)
WITH given AS MATERIALIZED (SELECT value FROM json_each(CAST($1 AS TEXT)))
SELECT l.merchant, COUNT(*)
FROM given
JOIN links AS l ON l.id = given.value ->> 0
WHERE given.value ->> 2 = 'person'
GROUP BY 1
ORDER BY 1
ON CONFLICT (merchant) DO UPDATE SET views = merchant_views.views + excluded.views
