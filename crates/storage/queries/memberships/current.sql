-- The business that a sign-in looks at, while its member is in it; else the one that they turned to last.
SELECT p.id, m.merchant, p.email, p.name, m.role, p.password_hash, m.joined_at
FROM sign_ins AS s
JOIN members AS p ON p.id = s.member
JOIN memberships AS m ON m.member = p.id
WHERE s.token_hash = $1
ORDER BY CASE WHEN m.merchant = s.merchant THEN 0 ELSE 1 END, m.chosen_at DESC, m.merchant
LIMIT 1
