-- Who was there first comes first.
SELECT p.id, m.merchant, p.email, p.name, m.role, p.password_hash, m.joined_at
FROM memberships AS m
JOIN members AS p ON p.id = m.member
WHERE m.merchant = $1
ORDER BY m.joined_at, p.id
