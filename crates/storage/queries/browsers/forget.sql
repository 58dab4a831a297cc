-- Its push service does not know it any more; unless it came back meanwhile, under another key.
DELETE FROM browsers WHERE id = $1 AND p256dh = $2
