-- Of a tag that went before, came back and goes again, the last counts.
INSERT INTO merged_tags (tag, merchant, into_tag)
VALUES ($2, $1, $3)
ON CONFLICT (tag) DO UPDATE SET into_tag = excluded.into_tag
