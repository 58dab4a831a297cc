SELECT path FROM link_paths WHERE link = $1 ORDER BY given_at DESC, path
