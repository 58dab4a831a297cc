UPDATE merchants
SET handle = $2, name = $3, accent = $4, logo = $5, contact_email = $6, website = $7, window_ms = $8, tolerance_bp = $9,
    tolerance_units = $10, tolerance_decimals = $11
WHERE id = $1
