-- Whether a link sells it: one that was deleted sells nothing, all others may be opened again.
SELECT EXISTS (
    SELECT 1 FROM links WHERE merchant = $1 AND product = $2 AND deleted_at IS NULL
) AS "sold!: bool"
