-- The name is a hash of the bytes: whoever's it is, it is the same picture.
SELECT kind, bytes FROM pictures WHERE name = $1 LIMIT 1
