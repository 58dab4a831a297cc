-- $1: the merchant, $2: JSON, a list of [link].
SELECT d.link AS "link!", CAST(SUM(d.views) AS BIGINT) AS "views!: i64"
FROM link_days AS d
JOIN links AS l ON l.id = d.link
WHERE l.merchant = $1 AND d.kind = 'person' AND d.link IN (SELECT value ->> 0 FROM json_each(CAST($2 AS TEXT)))
GROUP BY d.link
