-- All that a customer's details may stand in: payments that were put to them, and those with an address that is or was theirs. It is
-- compared as an expression, so that SQLite goes by it.
SELECT id AS "id!: String" FROM sessions WHERE merchant = $1 AND customer = $2
UNION
SELECT id FROM sessions WHERE merchant = $1 AND LOWER(customer_email) = $3 AND customer_email IS NOT NULL
UNION
SELECT s.id
FROM sessions AS s
WHERE s.merchant = $1 AND s.customer_email IS NOT NULL
    AND LOWER(s.customer_email) IN (SELECT f.email || '' FROM former_emails AS f WHERE f.customer = $2)
