-- A link that anybody may know has a short address too, for where every letter counts.

-- Whether the code is the link's short address for anybody: made when it is first asked for, it leads to the public page and never
-- opens anything. Those from before codes could open anything are such.
ALTER TABLE link_codes ADD COLUMN short BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE link_codes SET short = TRUE WHERE NOT opens AND LENGTH(code) = 10;
CREATE UNIQUE INDEX link_codes_short ON link_codes (link) WHERE short;
