DELETE FROM pictures
WHERE merchant = $1 AND name = $2 AND NOT EXISTS (SELECT 1 FROM products AS p WHERE p.merchant = $1 AND p.picture = $2)
