SELECT link FROM link_paths WHERE merchant = $1 AND path = $2 AND NOT free
