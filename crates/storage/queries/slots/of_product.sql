-- $1: product. Pieces that are sold, pieces that are held by sessions that still may be paid, and when the first of these gives
-- its own back if it is not.
SELECT
    CAST(COALESCE(SUM(CASE WHEN s.status IN ('paid', 'final') THEN p.quantity END), 0) AS BIGINT) AS "paid!: i64",
    CAST(COALESCE(SUM(CASE WHEN s.status NOT IN ('paid', 'final') THEN p.quantity END), 0) AS BIGINT) AS "held!: i64",
    MIN(CASE WHEN s.status = 'open' THEN s.deadline END) AS "free_at?: i64"
FROM slots AS p
JOIN sessions AS s ON s.id = p.session
WHERE p.product = $1 AND p.state = 'held'
