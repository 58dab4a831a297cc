-- It counts on, or never did. Of two who use one answer at once, one does.
UPDATE passkeys SET counter = $2, is_copied = $3, used_at = $4
WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))
