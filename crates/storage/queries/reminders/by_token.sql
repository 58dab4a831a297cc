SELECT
    link, merchant, enabled, every, most, by_email, by_sms, sent, earlier, anchor_at, last_at, paid, stopped_at, due_at, token,
    version
FROM reminders
WHERE token = $1
