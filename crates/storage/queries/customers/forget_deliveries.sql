-- What was written to somebody who is erased ($2, $3: the e-mail), to earlier addresses too: that it went is kept, what it said and
-- to whom is not. What did not go yet is called back.
UPDATE deliveries
SET
    customer = NULL, recipient = '', name = NULL, subject = '', body = '', html = '', said = '', provider_id = NULL,
    state = CASE WHEN state IN ('held', 'waiting') THEN 'cancelled' ELSE state END
WHERE merchant = $1 AND (
    customer = $2 OR recipient = $3 OR recipient IN (SELECT f.email FROM former_emails AS f WHERE f.customer = $2)
)
