-- $2: the path to keep; null: none.
DELETE FROM link_paths WHERE link = $1 AND (CAST($2 AS TEXT) IS NULL OR path <> $2)
