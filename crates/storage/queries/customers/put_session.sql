-- Where nobody said who pays, what is known of the customer is searched for in it (R21), behind what `SessionColumns::search` writes.
UPDATE sessions
SET customer = $2,
    search = CASE
        WHEN customer_name IS NULL AND customer_email IS NULL THEN
            LOWER(code) || '
' || LOWER(REPLACE(code, '-', '')) || '
' || LOWER(id) || COALESCE((SELECT '
' || c.search FROM customers AS c WHERE c.id = $2), '')
        ELSE search
    END
WHERE id = $1
