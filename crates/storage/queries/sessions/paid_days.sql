-- $3: JSON, a list of [first moment of a day, first moment after it]; the place is that of the day in the list. Sums of amounts are
-- kept in parts of twelve digits, the lowest first.
SELECT
    CAST(d.key AS BIGINT) AS "place!: i64", t.symbol AS "symbol!: String", t.fiat AS "fiat!: bool",
    t.decimals AS "decimals!: i64", CAST(SUM(t.payments) AS BIGINT) AS "payments!: i64",
    '[' || SUM(t.units_0) || ',' || SUM(t.units_1) || ',' || SUM(t.units_2) || ',' || SUM(t.units_3)
        || ',' || SUM(t.units_4) || ',' || SUM(t.units_5) || ',' || SUM(t.units_6) || ']' AS "parts!: String"
FROM json_each(CAST($3 AS TEXT)) AS d
CROSS JOIN merchant_takings AS t
WHERE t.merchant = $1 AND t.mode = $2 AND t.payments > 0
    AND t.quarter >= CAST(d.value ->> 0 AS BIGINT) / 900000 AND t.quarter < CAST(d.value ->> 1 AS BIGINT) / 900000
GROUP BY d.key, t.symbol, t.fiat, t.decimals
ORDER BY 1, 3, 2, 4
