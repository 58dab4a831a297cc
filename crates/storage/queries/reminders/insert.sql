INSERT INTO reminders
    (link, merchant, enabled, every, most, by_email, by_sms, sent, earlier, anchor_at, last_at, paid, stopped_at, due_at,
     token, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
ON CONFLICT (link) DO NOTHING
