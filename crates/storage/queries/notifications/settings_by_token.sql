SELECT merchant, member, preferences, stop_token FROM notification_settings WHERE stop_token = $1
