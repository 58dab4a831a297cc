-- What waits for the digest goes with the one that is then.
UPDATE notifications SET due_at = $3 WHERE merchant = $1 AND member = $2 AND topic = 'digest' AND notice IS NULL
