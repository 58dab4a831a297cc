-- To each browser of a member: $3 things of topic $4, told at $9; or with what waits, or when the quiet after the last is over.
INSERT INTO pushes (browser, topic, tells, headline, detail, path, test, state, due_at, attempts, quiet_until)
SELECT
    id, CAST($4 AS TEXT), CAST($3 AS BIGINT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT), CAST($8 AS BOOLEAN),
    'waiting', CAST($9 AS BIGINT), 0, 0
FROM browsers
WHERE merchant = $1 AND member = $2
ON CONFLICT (browser, topic) DO UPDATE
SET tells = CASE WHEN pushes.state = 'waiting' THEN pushes.tells ELSE 0 END + excluded.tells,
    headline = excluded.headline, detail = excluded.detail, path = excluded.path, test = excluded.test, state = 'waiting',
    due_at = CASE
        WHEN pushes.state = 'waiting' THEN pushes.due_at
        WHEN pushes.quiet_until > excluded.due_at THEN pushes.quiet_until
        ELSE excluded.due_at
    END,
    attempts = CASE WHEN pushes.state = 'waiting' THEN pushes.attempts ELSE 0 END
