-- Gives the $3 oldest that are due at $1 to who asks; others may begin with them at $2, should they not be done then. What somebody else is
-- just being given is passed over.
UPDATE deliveries
SET due_at = $2, attempts = attempts + 1, begun = TRUE
WHERE id IN (
    SELECT id
    FROM deliveries
    WHERE state = 'waiting' AND due_at <= $1
    ORDER BY due_at, id
    LIMIT $3
    FOR UPDATE SKIP LOCKED
)
RETURNING
    id, merchant, link, session, customer, way, purpose, ordinal, recipient, name, subject, body, html, state, due_at,
    attempts, provider_id, said, created_at, changed_at
