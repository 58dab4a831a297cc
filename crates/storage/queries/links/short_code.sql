SELECT code FROM link_codes WHERE link = $1 AND short
