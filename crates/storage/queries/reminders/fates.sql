-- How many of a link's reminders behind the $3rd went, and how many failed by every way: one that went by one way has gone.
SELECT
    COUNT(CASE WHEN went > 0 THEN 1 END) AS "went!: i64",
    COUNT(CASE WHEN went = 0 AND failed > 0 AND waits = 0 THEN 1 END) AS "failed!: i64"
FROM (
    SELECT
        COUNT(CASE WHEN state IN ('taken', 'delivered') THEN 1 END) AS went,
        COUNT(CASE WHEN state = 'failed' THEN 1 END) AS failed,
        COUNT(CASE WHEN state IN ('held', 'waiting') THEN 1 END) AS waits
    FROM deliveries
    WHERE merchant = $1 AND link = $2 AND purpose = 'reminder' AND ordinal > $3
    GROUP BY ordinal
) AS each_one
