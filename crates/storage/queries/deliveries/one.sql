SELECT
    id, merchant, link, session, customer, way, purpose, ordinal, recipient, name, subject, body, html, state, due_at,
    attempts, provider_id, said, created_at, changed_at
FROM deliveries
WHERE id = $1 AND merchant = $2
