UPDATE notification_settings SET preferences = $3 WHERE merchant = $1 AND member = $2
