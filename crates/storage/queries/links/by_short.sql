SELECT link FROM short_links WHERE code = $1
