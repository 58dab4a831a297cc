SELECT
    link, merchant, enabled, every, most, by_email, by_sms, sent, earlier, anchor_at, last_at, paid, stopped_at, due_at, token,
    version
FROM reminders
WHERE merchant = $1 AND due_at IS NOT NULL
ORDER BY link
