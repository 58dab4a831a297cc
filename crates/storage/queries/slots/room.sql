-- Whether this many more have a place: on the link, and of the product. What is not limited always has.
-- $1: link, $2: product or null, $3: how many of the product.
SELECT
    (COALESCE((SELECT l.most_payments FROM links AS l WHERE l.id = $1)
        > (SELECT COUNT(*) FROM slots AS s WHERE s.link = $1 AND s.state = 'held'), TRUE)
    AND COALESCE((SELECT p.stock FROM products AS p WHERE p.id = $2)
        >= (SELECT CAST(COALESCE(SUM(s.quantity), 0) AS BIGINT) FROM slots AS s
            WHERE s.product = $2 AND s.state = 'held') + $3, TRUE)) AS "room!: bool"
