-- Whether others may take what leads to a link.
UPDATE link_paths SET free = $2 WHERE link = $1 AND free <> $2
