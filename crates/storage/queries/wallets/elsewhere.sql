-- Wallets of other merchants that money goes to the same place by.
SELECT COUNT(*) AS "count!: i64" FROM wallets WHERE source = $1 AND merchant <> $2
