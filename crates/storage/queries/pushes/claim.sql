-- Gives the $3 oldest that are due at $1 to who asks; others may begin with them at $2, should they not be done then.
UPDATE pushes
SET due_at = $2, attempts = attempts + 1
WHERE state = 'waiting' AND due_at <= $1
    AND (browser, topic) IN (
        SELECT browser, topic FROM pushes WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at, browser, topic LIMIT $3
    )
RETURNING
    browser AS "browser!", topic AS "topic!", tells AS "tells!: i64", headline AS "headline!", detail AS "detail!",
    path AS "path!", test AS "test!: bool", attempts AS "attempts!: i64"
