SELECT code FROM short_links WHERE link = $1
