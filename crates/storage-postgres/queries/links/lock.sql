-- Does not hinder rows that only refer to this one.
SELECT id FROM links WHERE id = $1 FOR NO KEY UPDATE
