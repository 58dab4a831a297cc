-- Only by who began with it last ($2: at which attempt), and only while it waits.
UPDATE notices
SET state = $3, due_at = $4, said = $5, changed_at = $6
WHERE id = $1 AND attempts = $2 AND state = 'waiting'
