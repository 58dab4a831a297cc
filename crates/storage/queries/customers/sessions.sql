-- All that a customer's details may stand in: payments that were put to them, and those with their address.
SELECT id AS "id!" FROM sessions WHERE merchant = $1 AND customer = $2
UNION
SELECT id FROM sessions WHERE merchant = $1 AND LOWER(customer_email) = $3 AND customer_email IS NOT NULL
