-- Links that give or take the tag $2 after payment. Ids are found nowhere else than where they stand.
SELECT id FROM links WHERE merchant = $1 AND after_payment LIKE '%' || CAST($2 AS TEXT) || '%' ORDER BY id
