-- Everybody who did something, by the name that they had last.
SELECT entry.member AS "member!", entry.who AS "who!"
FROM audit AS entry
WHERE entry.merchant = $1
    AND NOT EXISTS (
        SELECT 1
        FROM audit AS later
        WHERE later.merchant = entry.merchant AND later.member = entry.member
            AND (later.happened_at > entry.happened_at OR later.happened_at = entry.happened_at AND later.id > entry.id)
    )
ORDER BY entry.who, entry.member
