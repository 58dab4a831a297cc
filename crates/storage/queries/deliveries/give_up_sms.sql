-- SMS that somebody began to send and was given up ($1: now) with: whether they went nobody knows.
UPDATE deliveries
SET state = 'failed', begun = FALSE, said = $2, changed_at = $1
WHERE state = 'waiting' AND way = 'sms' AND begun AND due_at <= $1
RETURNING
    id, merchant, link, session, customer, way, purpose, ordinal, recipient, name, subject, body, html, state, due_at,
    attempts, provider_id, said, created_at, changed_at
