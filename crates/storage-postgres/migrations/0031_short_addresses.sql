-- A link that anybody may know has a short address too, for where every letter counts.

-- Whether the code leads to the public page and never opens anything. Those from before codes could open anything are such.
ALTER TABLE link_codes ADD COLUMN short BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE link_codes SET short = TRUE WHERE NOT opens AND LENGTH(code) = 10;
CREATE UNIQUE INDEX link_codes_short ON link_codes (link) WHERE short;
-- Links from before have one, too. It grants nothing, so that the engine's own random numbers are good enough.
INSERT INTO link_codes (code, link, opens, short)
SELECT
    substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1)
        || substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1)
        || substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1)
        || substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1)
        || substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1)
        || substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1)
        || substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1)
        || substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1)
        || substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1)
        || substr('abcdefghjkmnpqrstuvwxyz', 1 + floor(random() * 23)::int, 1),
    id, FALSE, TRUE
FROM links
WHERE path IS NOT NULL AND customer IS NULL
    AND NOT EXISTS (SELECT 1 FROM link_codes AS known WHERE known.link = links.id AND known.short)
ON CONFLICT DO NOTHING;
