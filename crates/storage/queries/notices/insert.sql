INSERT INTO notices
    (id, merchant, member, topic, recipient, subject, body, html, state, due_at, attempts, said, created_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, '', $11, $11)
