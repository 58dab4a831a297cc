-- Payments with the customer's address from before the customer was there.
UPDATE sessions
SET customer = $2
WHERE merchant = $1 AND LOWER(customer_email) = $3 AND customer_email IS NOT NULL AND customer IS NULL
