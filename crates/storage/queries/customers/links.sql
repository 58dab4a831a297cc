-- Links that are for a customer, deleted ones too, newest first.
SELECT id FROM links
WHERE merchant = $1 AND customer = $2
ORDER BY created_at DESC, id DESC
