-- Notes which links' time was over by $2.
UPDATE links SET ended = TRUE WHERE merchant = $1 AND ends_at <= $2 AND NOT ended
