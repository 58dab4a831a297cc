-- What arrived for some sessions' addresses; $2: JSON, a list of [session]. At a shared address only the session's own.
SELECT a.session AS "session!", t.asset AS "asset!", t.units AS "units!"
FROM addresses AS a
JOIN transfers AS t ON t.to_address = a.address AND (NOT a.shared OR t.session = a.session)
WHERE a.merchant = $1
    AND a.session IN (SELECT value ->> 0 FROM json_each(CAST($2 AS TEXT)))
    AND t.state = 'canonical'
ORDER BY t.asset
