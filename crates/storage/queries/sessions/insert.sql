INSERT INTO sessions
    (id, link, merchant, mode, code, network, asset, due, opened_at, deadline, tolerance_bp, confirmations, finality,
     decimals, symbol, address, wallet, address_index, customer_name, customer_email, customer_phone, customer_address,
     customer_note, decision, cancelled_at, status, flags, received, missing, excess, reached, needed, assessed_at, paid_at,
     version, search, tolerance_units, source)
VALUES
    ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
     $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37,
     (SELECT l.source FROM links AS l WHERE l.id = $2))
ON CONFLICT (code) DO NOTHING
