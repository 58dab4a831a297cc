UPDATE invoices SET voided_at = $3 WHERE merchant = $1 AND link = $2 AND voided_at IS NULL
