-- $1: JSON, a list of [session].
SELECT session, title, symbol, fiat, price_units, price_decimals, quantity, rate
FROM quotes
WHERE session IN (SELECT value ->> 0 FROM json_each(CAST($1 AS TEXT)))
