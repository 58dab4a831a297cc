-- Links that give or take the tag $2 after payment do so with $3. Ids are found nowhere else than where they stand.
UPDATE links
SET after_payment = REPLACE(after_payment, CAST($2 AS TEXT), CAST($3 AS TEXT))
WHERE merchant = $1 AND after_payment LIKE '%' || CAST($2 AS TEXT) || '%'
