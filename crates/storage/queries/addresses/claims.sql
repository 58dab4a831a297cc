-- $1: JSON, a list of [address, asset, units]. A shared address is claimed by amount.
SELECT
    found.asked AS "asked!: i64",
    found.session AS "session!: String",
    found.merchant AS "merchant!: String",
    found.shared AS "shared!: bool",
    found.asset AS "asset!: String",
    found.units AS "units!: String",
    s.deadline AS "deadline!"
FROM (
    SELECT CAST(asked.key AS BIGINT) AS asked, a.session, a.merchant, a.shared, a.asset, a.units, a.given_at
    FROM json_each(CAST($1 AS TEXT)) AS asked
    JOIN addresses AS a ON a.address = asked.value ->> 0 AND NOT a.shared
    UNION ALL
    SELECT CAST(asked.key AS BIGINT) AS asked, a.session, a.merchant, a.shared, a.asset, a.units, a.given_at
    FROM json_each(CAST($1 AS TEXT)) AS asked
    JOIN addresses AS a
        ON a.address = asked.value ->> 0 AND a.asset = asked.value ->> 1 AND a.units = asked.value ->> 2 AND a.shared
) AS found
JOIN sessions AS s ON s.id = found.session
ORDER BY found.asked, found.given_at DESC, found.session DESC
