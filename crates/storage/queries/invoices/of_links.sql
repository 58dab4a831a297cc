-- $1: JSON, a list of [link].
SELECT link, merchant, mode, ordinal, prefix, document, due_day, issued_at, voided_at
FROM invoices
WHERE link IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
