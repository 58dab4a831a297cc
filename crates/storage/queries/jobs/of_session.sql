SELECT id, merchant, link, session, task, state, due_at, attempts, result, created_at, finished_at
FROM jobs
WHERE session = $1
ORDER BY created_at, id
