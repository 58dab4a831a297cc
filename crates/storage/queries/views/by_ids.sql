-- $1: JSON, a list of [id].
SELECT
    v.id AS "id!: i64", v.link AS "link!", v.mode AS "mode!", v.at AS "at!", v.kind AS "kind!", v.channel AS "channel!",
    v.referrer AS "referrer?", v.ip AS "ip!", v.browser AS "browser?", v.os AS "os?", l.title AS "link_title!"
FROM views AS v
JOIN links AS l ON l.id = v.link
WHERE v.id IN (SELECT CAST(value ->> 0 AS BIGINT) FROM json_each(CAST($1 AS TEXT)))
