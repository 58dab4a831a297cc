-- What anybody may pay again and again: readable address, nobody's own, active. $2: the mode, $3: now.
SELECT id
FROM links
WHERE merchant = $1 AND mode = $2 AND path IS NOT NULL AND customer IS NULL AND deleted_at IS NULL AND active AND NOT archived
    AND (most_payments IS NULL OR (most_payments > 1 AND paid < most_payments)) AND (ends_at IS NULL OR ends_at > $3)
ORDER BY created_at DESC, id DESC
LIMIT $4
