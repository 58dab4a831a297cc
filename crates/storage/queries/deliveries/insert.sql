INSERT INTO deliveries
    (id, merchant, link, session, customer, way, purpose, ordinal, recipient, name, subject, body, html, state, due_at,
     attempts, provider_id, said, created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, NULL, $17, $16, $16)
ON CONFLICT (link, session, purpose, way, ordinal) DO NOTHING
