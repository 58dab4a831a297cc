SELECT
    id, merchant, member, topic, recipient, subject, body, html, state, due_at, attempts, said, created_at, changed_at
FROM notices
WHERE merchant = $1 AND member = $2
ORDER BY created_at DESC, id DESC
LIMIT $3
