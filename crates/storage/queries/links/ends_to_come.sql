-- The moments at which a merchant's links end that have not.
SELECT DISTINCT ends_at AS "ends_at!: i64" FROM links WHERE merchant = $1 AND ends_at IS NOT NULL AND NOT ended
