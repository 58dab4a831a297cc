-- $1: id, or $2: e-mail; the other is null.
SELECT id, email, name, password_hash, created_at
FROM members
WHERE id = $1 OR email = $2
