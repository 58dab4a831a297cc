-- $1: JSON, a list of [session, what may still be searched for]. $2: who is erased; what is another customer's payment stays theirs,
-- and names them from now on.
WITH given AS MATERIALIZED (SELECT value FROM json_each(CAST($1 AS TEXT)))
UPDATE sessions
SET customer = CASE WHEN customer = $2 THEN NULL ELSE customer END,
    customer_name = NULL,
    customer_email = NULL,
    customer_phone = NULL,
    customer_address = NULL,
    customer_note = NULL,
    forgotten = TRUE,
    search = (given.value ->> 1) || COALESCE((SELECT '
' || c.search FROM customers AS c WHERE c.id = sessions.customer AND c.id <> $2), ''),
    version = sessions.version + 1
FROM given
WHERE sessions.id = given.value ->> 0
