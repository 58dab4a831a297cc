-- The reminders of a link that did not go yet. One that is under way may be gone already: whoever sends it says what became of it, and
-- looks at it once more before a second try.
UPDATE deliveries
SET state = 'cancelled', said = $2, changed_at = $3
WHERE link = $1 AND purpose = 'reminder' AND state IN ('held', 'waiting') AND NOT begun
