-- What adopt.sql will change.
SELECT id
FROM sessions
WHERE merchant = $1 AND LOWER(customer_email) = $2 AND customer_email IS NOT NULL AND customer IS NULL
