-- $2: a pattern, $3: a part of it, which the index of three letters is asked for. All else is compared as an expression, so that
-- nothing but that part is asked of an index.
SELECT id FROM sessions WHERE search LIKE $3 AND search || '' LIKE $2 AND merchant || '' = $1 LIMIT $4
