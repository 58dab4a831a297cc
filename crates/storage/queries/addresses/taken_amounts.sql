-- Which amounts of an asset were asked at a shared address already. $3: JSON, a list of [units]. CROSS JOIN, because SQLite then
-- joins in the order written: from the few that are asked to the many that were given.
SELECT a.units AS "units!: String"
FROM json_each(CAST($3 AS TEXT)) AS asked
CROSS JOIN addresses AS a
WHERE a.address = $1 AND a.asset = $2 AND a.units = asked.value ->> 0 AND a.shared AND NOT a.released
