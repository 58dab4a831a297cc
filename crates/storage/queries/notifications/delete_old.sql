-- The $2 oldest from before $1. What waits to be written stays, however old it is.
DELETE FROM notifications
WHERE id IN (
    SELECT id FROM notifications
    WHERE (topic IS NULL OR notice IS NOT NULL) AND created_at < $1
    ORDER BY created_at
    LIMIT $2
)
