-- Only by who began with it last ($2: at which attempt), and only from where it stood ($3). $9: how many attempts count from now on.
UPDATE deliveries
SET state = $4, due_at = $5, begun = FALSE, provider_id = COALESCE($6, provider_id), said = $7, changed_at = $8, attempts = $9
WHERE id = $1 AND attempts = $2 AND state = $3
