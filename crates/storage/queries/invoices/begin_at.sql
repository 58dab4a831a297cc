-- Only as long as no number was given.
INSERT INTO invoice_series (merchant, mode, first_ordinal, next_ordinal)
VALUES ($1, $2, $3, $3)
ON CONFLICT (merchant, mode) DO UPDATE
SET first_ordinal = excluded.first_ordinal, next_ordinal = excluded.next_ordinal
WHERE invoice_series.next_ordinal = invoice_series.first_ordinal
