INSERT INTO short_links (code, link) VALUES ($1, $2)
ON CONFLICT DO NOTHING
