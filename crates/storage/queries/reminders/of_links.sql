-- $1: JSON, a list of [link].
SELECT
    link, merchant, enabled, every, most, by_email, by_sms, sent, earlier, anchor_at, last_at, paid, stopped_at, due_at, token,
    version
FROM reminders
WHERE link IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
ORDER BY link
