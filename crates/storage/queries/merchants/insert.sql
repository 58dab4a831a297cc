INSERT INTO merchants
    (id, handle, name, accent, logo, contact_email, website, window_ms, tolerance_bp, created_at, tolerance_units,
     tolerance_decimals)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (handle) DO NOTHING
