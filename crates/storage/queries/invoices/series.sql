SELECT first_ordinal, next_ordinal FROM invoice_series WHERE merchant = $1 AND mode = $2
