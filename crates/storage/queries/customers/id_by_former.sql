-- Which customer had this e-mail address before. Nobody has it now.
SELECT customer AS "customer!: String" FROM former_emails WHERE merchant = $1 AND email = $2
