-- Whether the merchant has more than $2 links.
SELECT EXISTS (
    SELECT 1 FROM (SELECT 1 AS one FROM links WHERE merchant = $1 LIMIT 1 OFFSET $2) AS beyond
) AS "more!: bool"
