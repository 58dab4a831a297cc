-- $2, $3: JSON, lists of [tag] and [target].
DELETE FROM tagged
WHERE tag IN (
        SELECT t.id FROM tags AS t
        WHERE t.merchant = $1 AND t.id IN (SELECT value ->> 0 FROM json_each(CAST($2 AS TEXT)))
    )
    AND target IN (SELECT value ->> 0 FROM json_each(CAST($3 AS TEXT)))
