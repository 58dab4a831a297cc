-- Sessions that share an address, were given it in a span, and are not paid, newest first; `units` is what each still misses.
SELECT
    0 AS "asked!: i64",
    a.session AS "session!: String",
    a.merchant AS "merchant!: String",
    a.shared AS "shared!: bool",
    a.asset AS "asset!: String",
    s.missing AS "units!: String",
    s.deadline AS "deadline!",
    s.mode AS "mode!: String"
FROM addresses AS a
CROSS JOIN sessions AS s
WHERE a.address = $1
    AND a.shared
    AND a.given_at >= $2
    AND a.given_at <= $3
    AND s.id = a.session
    AND s.status IN ('open', 'expired', 'closed', 'cancelled')
    AND s.decision <> 'dismissed'
ORDER BY a.given_at DESC, a.session DESC
LIMIT $4
