-- Those that can be paid and were not, whose last day is before $2; the longest overdue first. Looks through links that are
-- active, not through all that was ever billed.
SELECT i.link, i.merchant, i.mode, i.ordinal, i.prefix, i.document, i.due_day, i.issued_at, i.voided_at
FROM links AS l
JOIN invoices AS i ON i.link = l.id
WHERE l.facet IN (
        CAST($1 AS TEXT) || ' live active invoice fixed',
        CAST($1 AS TEXT) || ' test active invoice fixed'
    )
    AND i.voided_at IS NULL
    AND i.due_day < $2
ORDER BY i.due_day, i.issued_at, i.link
LIMIT $3
