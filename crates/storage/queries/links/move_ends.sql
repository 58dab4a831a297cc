-- $2: JSON, a list of [moment of the end until now, the new one].
UPDATE links
SET ends_at = (
    SELECT CAST(m.value ->> 1 AS BIGINT) FROM json_each(CAST($2 AS TEXT)) AS m
    WHERE CAST(m.value ->> 0 AS BIGINT) = links.ends_at
)
WHERE merchant = $1 AND ends_at IS NOT NULL AND NOT ended
    AND ends_at IN (SELECT CAST(m.value ->> 0 AS BIGINT) FROM json_each(CAST($2 AS TEXT)) AS m)
