-- A path that another link has stays where it is; one of this link's own may be given to it again.
INSERT INTO link_paths (merchant, path, link, given_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (merchant, path) DO UPDATE SET given_at = excluded.given_at WHERE link_paths.link = excluded.link
