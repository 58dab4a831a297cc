-- Whether a member owns the business that the server was set up with.
SELECT COUNT(*) AS "count!: i64"
FROM memberships
WHERE member = $1 AND role = 'owner' AND merchant = (SELECT id FROM merchants ORDER BY created_at, id LIMIT 1)
