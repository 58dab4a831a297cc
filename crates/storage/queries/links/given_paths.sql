-- $2: the path that is left out; null: none.
SELECT path, given_at
FROM link_paths
WHERE link = $1 AND (CAST($2 AS TEXT) IS NULL OR path <> $2)
ORDER BY given_at, path
