-- Merchants with a link that can be paid on the network $1.
SELECT DISTINCT merchant
FROM links
WHERE active AND deleted_at IS NULL AND accepts LIKE '%"' || CAST($1 AS TEXT) || '/%'
ORDER BY merchant
