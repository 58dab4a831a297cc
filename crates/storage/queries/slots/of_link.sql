-- $1: link. Places that are taken for good, places that are held by sessions that still may be paid, and when the first of
-- these gives its place back if it is not.
SELECT
    COUNT(CASE WHEN s.status IN ('paid', 'final') THEN 1 END) AS "paid!: i64",
    COUNT(CASE WHEN s.status NOT IN ('paid', 'final') THEN 1 END) AS "held!: i64",
    MIN(CASE WHEN s.status = 'open' THEN s.deadline END) AS "free_at?: i64"
FROM slots AS p
JOIN sessions AS s ON s.id = p.session
WHERE p.link = $1 AND p.state = 'held'
