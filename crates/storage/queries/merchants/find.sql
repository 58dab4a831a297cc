-- $1: id, or $2: handle; the other is null.
SELECT
    id, handle, name, accent, logo, contact_email, website, window_ms, tolerance_bp, tolerance_units, tolerance_decimals,
    created_at
FROM merchants
WHERE id = $1 OR handle = $2
