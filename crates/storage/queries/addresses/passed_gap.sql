-- The longest run of addresses that got nothing, below one that got something, among the newest 1,000 of a wallet: far enough
-- back for somebody to have seen it, and no more to look up however many there are. What the merchant says that their wallet finds
-- is not counted.
WITH given AS (
    SELECT a.address_index, a.address
    FROM addresses AS a
    WHERE a.wallet = $1 AND NOT a.shared
        AND a.address_index > COALESCE((SELECT w.gap_raised_to FROM wallets AS w WHERE w.id = $1), -1)
    ORDER BY a.address_index DESC
    LIMIT 1000
), runs AS (
    SELECT
        used.address_index - 1
        - COALESCE(
            LAG(used.address_index) OVER (ORDER BY used.address_index),
            (SELECT MIN(given.address_index) - 1 FROM given)
        ) AS run
    FROM given AS used
    WHERE EXISTS (
        SELECT 1 FROM transfers AS t
        WHERE t.to_address = used.address AND t.state = 'canonical' AND t.units <> '0'
    )
)
SELECT COALESCE(MAX(run), 0) AS "count!: i64" FROM runs
