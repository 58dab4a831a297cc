UPDATE links
SET path = $3, title = $4, description = $5, reference = $6, private_note = $7, kind = $8, price = $9, product = $10,
    price_units = $11, price_decimals = $12, symbol = $13, fiat = $14, accepts = $15, window_ms = $16, fields = $17,
    active = $18, most_payments = $19, ends_at = $20, archived = $21, deleted_at = $22, updated_at = $23, search = $24,
    customer = $25, after_payment = $26,
    -- Noticed again when somebody looks; and what was paid before there was a limit counts.
    ended = FALSE,
    paid = CASE
        WHEN CAST($19 AS BIGINT) IS NULL THEN 0
        ELSE (SELECT COUNT(*) FROM sessions AS s WHERE s.link = links.id AND s.status IN ('paid', 'final'))
    END
WHERE merchant = $1 AND id = $2
