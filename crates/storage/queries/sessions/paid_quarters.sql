-- $3: the first quarter of an hour. Sums of amounts are kept in parts of twelve digits, the lowest first.
SELECT
    quarter, symbol, fiat AS "fiat!: bool", decimals, payments,
    '[' || units_0 || ',' || units_1 || ',' || units_2 || ',' || units_3
        || ',' || units_4 || ',' || units_5 || ',' || units_6 || ']' AS "parts!: String"
FROM merchant_takings
WHERE merchant = $1 AND mode = $2 AND quarter >= $3 AND payments > 0
ORDER BY quarter, fiat, symbol, decimals
