-- $3: JSON, a list of [kind]. What was not written goes by no e-mail any more.
UPDATE notifications
SET topic = NULL, due_at = NULL
WHERE merchant = $1 AND member = $2 AND notice IS NULL AND topic IS NOT NULL
    AND kind IN (SELECT value ->> 0 FROM json_each(CAST($3 AS TEXT)))
