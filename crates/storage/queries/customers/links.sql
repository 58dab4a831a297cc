-- Links that are for a customer, newest first.
SELECT id FROM links
WHERE merchant = $1 AND customer = $2 AND deleted_at IS NULL
ORDER BY created_at DESC, id DESC
