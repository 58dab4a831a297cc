-- $3: what it may become, from what was told before.
UPDATE deliveries
SET state = $2, said = $3, changed_at = $4
WHERE provider_id = $1 AND state IN ('taken', 'delivered')
