-- Who was there first comes first.
SELECT id, merchant, email, name, role, password_hash, created_at
FROM members
WHERE merchant = $1
ORDER BY created_at, id
