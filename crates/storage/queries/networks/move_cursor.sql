-- Compare and set (I4): of two followers that start from the same block, the second waits here for the first to commit and
-- then finds another hash.
UPDATE networks
SET cursor_hash = $3
WHERE id = $1 AND cursor_hash IS NOT DISTINCT FROM $2
