-- $1: JSON, a list of [link].
SELECT link AS "link!", code AS "code!"
FROM link_codes
WHERE opens AND link IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
