-- The e-mail addresses that a customer had before. The merchant is compared as an expression, so that SQLite goes by the customer.
SELECT email AS "email!: String" FROM former_emails WHERE merchant || '' = $1 AND customer = $2 ORDER BY email
