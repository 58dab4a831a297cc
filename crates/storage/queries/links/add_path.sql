-- A path that another link has stays where it is, unless that link was deleted; one of this link's own may be given to it again.
INSERT INTO link_paths (merchant, path, link, given_at, free)
VALUES ($1, $2, $3, $4, FALSE)
ON CONFLICT (merchant, path) DO UPDATE SET link = excluded.link, given_at = excluded.given_at, free = FALSE
WHERE link_paths.link = excluded.link OR link_paths.free
