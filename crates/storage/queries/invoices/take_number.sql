-- Takes the next number; holds the merchant's row until the transaction ends.
INSERT INTO invoice_series (merchant, mode, first_ordinal, next_ordinal)
VALUES ($1, $2, 1, 2)
ON CONFLICT (merchant, mode) DO UPDATE SET next_ordinal = invoice_series.next_ordinal + 1
RETURNING next_ordinal - 1 AS "ordinal!: i64"
