INSERT INTO invoices (link, merchant, mode, ordinal, prefix, document, due_day, issued_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
