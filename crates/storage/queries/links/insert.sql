INSERT INTO links
    (id, merchant, mode, path, title, description, reference, private_note, kind, price, product, price_units,
     price_decimals, symbol, fiat, accepts, window_ms, fields, source, active, most_payments, ends_at, archived, deleted_at,
     created_at, updated_at, search, customer, after_payment)
VALUES
    ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
     $27, $28, $29)
