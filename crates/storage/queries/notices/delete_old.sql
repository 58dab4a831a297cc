-- The $2 oldest that were done with before $1. What is held or waits stays, however old it is.
DELETE FROM notices
WHERE id IN (
    SELECT id FROM notices
    WHERE state IN ('taken', 'failed', 'cancelled') AND changed_at < $1
    ORDER BY changed_at
    LIMIT $2
)
