-- Whether there are more than $5 sessions in the range.
SELECT EXISTS (
    SELECT 1
    FROM (
        SELECT 1 AS one
        FROM sessions
        WHERE merchant = $1 AND opened_at >= $2 AND (opened_at, id) < ($3, $4)
        LIMIT 1 OFFSET $5
    ) AS beyond
) AS "more!: bool"
