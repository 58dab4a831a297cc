-- A customer has it now.
DELETE FROM former_emails WHERE merchant = $1 AND email = $2
