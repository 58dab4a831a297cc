-- What failed waits again. Its attempts count on, to the next multiple of $3, so that who was given it before finishes nothing.
UPDATE jobs
SET state = 'waiting', attempts = ((attempts + $3 - 1) / $3) * $3, due_at = $4, result = NULL, finished_at = NULL
WHERE session = $2 AND merchant = $1 AND state = 'failed'
