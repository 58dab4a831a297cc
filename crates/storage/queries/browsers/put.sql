-- A browser that was known is who signed in last's; its id stays.
INSERT INTO browsers (id, merchant, member, endpoint, p256dh, auth, name, sign_in, created_at, told_at, said)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, '')
ON CONFLICT (merchant, endpoint) DO UPDATE
SET member = excluded.member, p256dh = excluded.p256dh, auth = excluded.auth, name = excluded.name, sign_in = excluded.sign_in,
    said = ''
