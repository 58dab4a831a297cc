-- Every tag of one customer or link.
DELETE FROM tagged
WHERE target = $2 AND tag IN (SELECT t.id FROM tags AS t WHERE t.merchant = $1)
