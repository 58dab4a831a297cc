-- $2: JSON, a list of [height, hash].
DELETE FROM headers
WHERE network = $1
    AND height IN (SELECT CAST(value ->> 0 AS BIGINT) FROM json_each(CAST($2 AS TEXT)))
    AND hash IN (SELECT value ->> 1 FROM json_each(CAST($2 AS TEXT)))
