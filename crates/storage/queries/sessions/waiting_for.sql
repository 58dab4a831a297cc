-- Addresses whose balance in an asset is asked for, and the last deadline there after $3. One that is final waits for nothing.
SELECT address AS "address!: String", MAX(deadline) AS "deadline!: i64"
FROM sessions
WHERE network = $1 AND asset = $2 AND deadline > $3 AND status <> 'final'
GROUP BY address
