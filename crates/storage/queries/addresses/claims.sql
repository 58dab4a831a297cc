-- $1: JSON, a list of [address, asset, units]. A shared address is claimed by amount. CROSS JOIN, because SQLite then joins
-- in the order written: from the few that are asked to the many that were given.
WITH asked AS MATERIALIZED (SELECT CAST(key AS BIGINT) AS place, value FROM json_each(CAST($1 AS TEXT)))
SELECT
    found.asked AS "asked!: i64",
    found.session AS "session!: String",
    found.merchant AS "merchant!: String",
    found.shared AS "shared!: bool",
    found.asset AS "asset!: String",
    found.units AS "units!: String",
    s.deadline AS "deadline!",
    s.mode AS "mode!: String"
FROM (
    SELECT asked.place AS asked, a.session, a.merchant, a.shared, a.asset, a.units, a.given_at
    FROM asked
    CROSS JOIN addresses AS a
    WHERE a.address = asked.value ->> 0 AND NOT a.shared
    UNION ALL
    SELECT asked.place AS asked, a.session, a.merchant, a.shared, a.asset, a.units, a.given_at
    FROM asked
    CROSS JOIN addresses AS a
    WHERE a.address = asked.value ->> 0 AND a.asset = asked.value ->> 1 AND a.units = asked.value ->> 2 AND a.shared
) AS found
CROSS JOIN sessions AS s
WHERE s.id = found.session
ORDER BY found.asked, found.given_at DESC, found.session DESC
