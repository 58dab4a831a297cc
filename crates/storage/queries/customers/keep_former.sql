-- The address of the customer $2, where it is another than $3, becomes one that the customer $4 had before.
INSERT INTO former_emails (merchant, email, customer)
SELECT merchant, email, $4
FROM customers
WHERE merchant = $1 AND id = $2 AND email <> $3
ON CONFLICT (merchant, email) DO UPDATE SET customer = excluded.customer
