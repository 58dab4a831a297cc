-- Only by who read it as it stands ($13).
UPDATE reminders
SET enabled = $2, every = $3, most = $4, by_email = $5, by_sms = $6, sent = $7, earlier = $8, anchor_at = $9, last_at = $10,
    paid = $11, stopped_at = $12, due_at = $14, token = $15, version = version + 1
WHERE link = $1 AND version = $13
