-- $2: what the path looks like, $3: the path itself.
SELECT path FROM link_paths WHERE merchant = $1 AND look = $2 AND path <> $3 AND NOT free ORDER BY path LIMIT 10
