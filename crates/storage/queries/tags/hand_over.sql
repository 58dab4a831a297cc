-- What has the tag $2 has $3 too, if both are of this merchant's and of one kind.
INSERT INTO tagged (target, tag)
SELECT d.target, into_tag.id
FROM tagged AS d
JOIN tags AS from_tag ON from_tag.id = d.tag
JOIN tags AS into_tag ON into_tag.merchant = from_tag.merchant AND into_tag.kind = from_tag.kind
WHERE from_tag.merchant = $1 AND from_tag.id = $2 AND into_tag.id = $3
ON CONFLICT (target, tag) DO NOTHING
