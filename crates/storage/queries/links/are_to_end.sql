-- By the one that ends first: PostgreSQL knows how many have ended and how many were noticed, but not that these are the same, and
-- for EXISTS it reads the whole table.
SELECT COALESCE((
    SELECT MIN(ends_at) FROM links WHERE merchant = $1 AND ends_at IS NOT NULL AND NOT ended
) <= $2, FALSE) AS "are!: bool"
