-- What a provider calls by this id. Two providers may use the same one; whoever asks knows by which way it went.
SELECT
    id, merchant, link, session, customer, way, purpose, ordinal, recipient, name, subject, body, html, state, due_at,
    attempts, provider_id, said, created_at, changed_at
FROM deliveries
WHERE provider_id = $1 AND way = $2
ORDER BY created_at DESC, id DESC
LIMIT 1
