-- Gives the $3 oldest that are due at $1 to who asks; others may begin with them at $2, should they not be done then.
UPDATE notices
SET due_at = $2, attempts = attempts + 1
WHERE state = 'waiting' AND due_at <= $1
    AND id IN (SELECT id FROM notices WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at, id LIMIT $3)
RETURNING
    id, merchant, member, topic, recipient, subject, body, html, state, due_at, attempts, said, created_at, changed_at
