-- What was written of a link's reminders, newest first.
SELECT
    id, merchant, link, session, customer, way, purpose, ordinal, recipient, name, subject, body, html, state, due_at,
    attempts, provider_id, said, created_at, changed_at
FROM deliveries
WHERE merchant = $1 AND link = $2 AND purpose = 'reminder'
ORDER BY created_at DESC, id DESC
LIMIT $3 OFFSET $4
