-- Payments of the customer $2 of which nobody said who pays, and what is to be searched for in them as put_session.sql writes it;
-- those in which it is not yet.
SELECT unnamed.id AS "id!: String", unnamed.wanted AS "search!: String"
FROM (
    SELECT s.id, s.search, LOWER(s.code) || '
' || LOWER(REPLACE(s.code, '-', '')) || '
' || LOWER(s.id) || '
' || c.search AS wanted
    FROM customers AS c
    JOIN sessions AS s ON s.customer = c.id
    WHERE c.merchant = $1 AND c.id = $2 AND s.customer_name IS NULL AND s.customer_email IS NULL
) AS unnamed
WHERE unnamed.search <> unnamed.wanted
