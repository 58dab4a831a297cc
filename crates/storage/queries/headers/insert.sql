-- $2: JSON, a list of [height, hash, parent, time].
INSERT INTO headers (network, height, hash, parent, block_time)
SELECT CAST($1 AS TEXT), CAST(value ->> 0 AS BIGINT), value ->> 1, value ->> 2, CAST(value ->> 3 AS BIGINT)
FROM json_each(CAST($2 AS TEXT))
