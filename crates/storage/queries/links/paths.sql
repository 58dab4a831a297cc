SELECT path FROM link_paths WHERE merchant = $1 ORDER BY path
