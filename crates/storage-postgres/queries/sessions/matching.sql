-- $2: a pattern. The merchant is compared as an expression, so that the index of three letters is taken.
SELECT id FROM sessions WHERE search LIKE $2 AND merchant || '' = $1 LIMIT $3
