-- $1: handle, $2: merchant, $3: what the handle looks like.
INSERT INTO handles (handle, merchant, look)
VALUES ($1, $2, CASE WHEN EXISTS (SELECT 1 FROM handles AS h WHERE h.look = $3 AND h.merchant = $2) THEN NULL ELSE $3 END)
ON CONFLICT DO NOTHING
