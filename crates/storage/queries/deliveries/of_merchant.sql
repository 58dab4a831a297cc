-- Newest first. $2: only these states, as a JSON list of [state]; null: all.
SELECT
    id, merchant, link, session, customer, way, purpose, ordinal, recipient, name, subject, body, html, state, due_at,
    attempts, provider_id, said, created_at, changed_at
FROM deliveries
WHERE merchant = $1
    AND (CAST($2 AS TEXT) IS NULL OR state IN (SELECT value ->> 0 FROM json_each(CAST($2 AS TEXT))))
ORDER BY created_at DESC, id DESC
LIMIT $3 OFFSET $4
