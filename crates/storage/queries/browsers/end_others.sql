-- $2: the sign-in whose browser stays. Null: none.
DELETE FROM browsers WHERE member = $1 AND (CAST($2 AS TEXT) IS NULL OR sign_in <> $2)
