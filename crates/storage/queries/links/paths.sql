SELECT path FROM link_paths WHERE merchant = $1 AND NOT free ORDER BY path
