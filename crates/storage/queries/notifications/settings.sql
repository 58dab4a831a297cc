SELECT merchant, member, preferences, stop_token FROM notification_settings WHERE merchant = $1 AND member = $2
