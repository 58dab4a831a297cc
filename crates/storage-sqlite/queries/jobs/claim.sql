-- Gives the $3 oldest that are due at $1 to who asks; others may begin with them at $2, should they not be done then.
UPDATE jobs
SET due_at = $2, attempts = attempts + 1
WHERE id IN (SELECT id FROM jobs WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at, id LIMIT $3)
RETURNING id, merchant, link, session, task, state, due_at, attempts, result, created_at, finished_at
