-- $2: the one that stays. Null: none.
DELETE FROM sign_ins WHERE member = $1 AND (CAST($2 AS TEXT) IS NULL OR token_hash <> $2)
