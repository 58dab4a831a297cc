-- The one that they turned to last comes first.
SELECT m.merchant, b.name, b.handle, b.logo IS NOT NULL AS "logo!: bool", m.role, m.joined_at
FROM memberships AS m
JOIN merchants AS b ON b.id = m.merchant
WHERE m.member = $1
ORDER BY m.chosen_at DESC, m.merchant
