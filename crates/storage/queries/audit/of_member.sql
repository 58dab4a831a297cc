-- Newest first.
SELECT id, merchant, member, who, act, thing, called, detail, happened_at
FROM audit
WHERE merchant = $1 AND member = $2
ORDER BY happened_at DESC, id DESC
LIMIT $3 OFFSET $4
