-- One that was deleted is none, until it is restored.
SELECT m.front_link
FROM merchants AS m
JOIN links AS l ON l.id = m.front_link
WHERE m.id = $1 AND l.deleted_at IS NULL
