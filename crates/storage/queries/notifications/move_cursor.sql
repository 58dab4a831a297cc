-- Only by who read it where it stands.
UPDATE notification_cursor SET seq = $2 WHERE only_one = 1 AND seq = $1
