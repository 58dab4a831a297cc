-- A sign-in that has run out at $2 is none.
SELECT token_hash, member, created_at, expires_at
FROM sign_ins
WHERE token_hash = $1 AND expires_at > $2
