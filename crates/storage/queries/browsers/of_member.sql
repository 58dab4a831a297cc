-- The newest first.
SELECT id, merchant, member, endpoint, p256dh, auth, name, sign_in, created_at, told_at, said
FROM browsers
WHERE merchant = $1 AND member = $2
ORDER BY created_at DESC, id DESC
