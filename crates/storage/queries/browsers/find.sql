SELECT id, merchant, member, endpoint, p256dh, auth, name, sign_in, created_at, told_at, said FROM browsers WHERE id = $1
