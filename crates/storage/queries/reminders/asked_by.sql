-- By which ways a link went to a customer, or is about to, and when first by each. Null: it did not go yet.
SELECT
    way AS "way!",
    MIN(CASE WHEN state IN ('taken', 'delivered') THEN created_at END) AS "first_at?: i64"
FROM deliveries
WHERE link = $1 AND customer = $2 AND purpose = 'request' AND state NOT IN ('cancelled', 'failed')
GROUP BY way
ORDER BY way
