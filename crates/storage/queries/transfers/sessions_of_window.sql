-- Of the $6 newest sessions in the range those with a transaction whose id the pattern $5 fits. Counted, because PostgreSQL would
-- make a join of EXISTS, and read all transactions for it.
SELECT recent.id AS "session!: String"
FROM (
    SELECT id
    FROM sessions
    WHERE merchant = $1 AND opened_at >= $2 AND (opened_at, id) < ($3, $4)
    ORDER BY opened_at DESC, id DESC
    LIMIT $6
) AS recent
WHERE (SELECT COUNT(*) FROM transfers AS t WHERE t.session = recent.id AND LOWER(t.tx) LIKE $5 ESCAPE '\') > 0
