-- The conditions of list.sql.
SELECT COUNT(*) AS "count!: i64"
FROM sessions AS s
JOIN links AS l ON l.id = s.link
WHERE s.merchant = $1
    AND (CAST($2 AS TEXT) IS NULL
        OR s.search LIKE $2 ESCAPE '\'
        OR l.search LIKE $2 ESCAPE '\'
        OR EXISTS (SELECT 1 FROM transfers AS t WHERE t.session = s.id AND LOWER(t.tx) LIKE $2 ESCAPE '\'))
    AND (CAST($3 AS TEXT) IS NULL OR s.mode = $3)
    AND (CAST($4 AS TEXT) IS NULL OR s.status IN (SELECT value ->> 0 FROM json_each(CAST($4 AS TEXT))))
    AND (CAST($5 AS TEXT) IS NULL OR s.link = $5)
    AND (CAST($6 AS TEXT) IS NULL OR s.network = $6)
    AND (CAST($7 AS BIGINT) IS NULL OR s.opened_at >= $7)
    AND (CAST($8 AS BIGINT) IS NULL OR s.opened_at < $8)
    AND (CAST($10 AS TEXT) IS NULL OR s.customer = $10)
    AND (NOT CAST($9 AS BOOLEAN) OR (
        s.decision IN ('none', 'cancelled')
        AND s.status NOT IN ('paid', 'final', 'closed')
        AND (s.flags LIKE '%late%' OR s.flags LIKE '%wrong_asset%' OR s.flags LIKE '%reorged%'
            OR s.flags LIKE '%over_limit%' OR (s.flags LIKE '%underpaid%' AND s.status <> 'open'))
    ))
