-- $1: JSON, a list of [link, at, kind, channel, referrer, ip, browser, os, day]. Views of links that are gone are left out.
INSERT INTO views (link, merchant, mode, at, kind, channel, referrer, ip, browser, os)
WITH given AS MATERIALIZED (SELECT key, value FROM json_each(CAST($1 AS TEXT)))
SELECT
    l.id, l.merchant, l.mode, CAST(given.value ->> 1 AS BIGINT), given.value ->> 2, given.value ->> 3,
    given.value ->> 4, given.value ->> 5, given.value ->> 6, given.value ->> 7
FROM given
JOIN links AS l ON l.id = given.value ->> 0
ORDER BY given.key
