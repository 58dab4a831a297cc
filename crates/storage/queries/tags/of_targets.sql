-- $2: JSON, a list of [target]. A list of tags for each, by name.
SELECT d.target AS "target!", t.id, t.merchant, t.kind, t.name, t.colour, t.created_at
FROM tagged AS d
JOIN tags AS t ON t.id = d.tag
WHERE t.merchant = $1 AND d.target IN (SELECT value ->> 0 FROM json_each(CAST($2 AS TEXT)))
ORDER BY t.folded, t.id
