-- The reminders of a link that did not go yet.
UPDATE deliveries
SET state = 'cancelled', begun = FALSE, said = $2, changed_at = $3
WHERE link = $1 AND purpose = 'reminder' AND state IN ('held', 'waiting')
