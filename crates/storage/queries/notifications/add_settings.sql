-- What is there stays.
INSERT INTO notification_settings (merchant, member, preferences, stop_token)
VALUES ($1, $2, $3, $4)
ON CONFLICT (merchant, member) DO NOTHING
