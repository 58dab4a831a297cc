-- $2: null leaves it as it is.
UPDATE browsers SET told_at = COALESCE($2, told_at), said = $3 WHERE id = $1
