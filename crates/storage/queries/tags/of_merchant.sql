SELECT id, merchant, kind, name, colour, created_at
FROM tags
WHERE merchant = $1 AND kind = $2
ORDER BY folded, id
