-- Addresses after the newest that received something, and after those that the merchant says their wallet finds. Wallets do not look for a shared address, so those do not count.
SELECT COUNT(*) AS "count!: i64"
FROM addresses AS a
WHERE a.wallet = $1
    AND NOT a.shared
    AND a.address_index > COALESCE((SELECT w.gap_raised_to FROM wallets AS w WHERE w.id = $1), -1)
    AND a.address_index > COALESCE(
        (
            SELECT used.address_index
            FROM addresses AS used
            WHERE used.wallet = $1
                AND EXISTS (
                    SELECT 1 FROM transfers AS t
                    WHERE t.to_address = used.address AND t.state = 'canonical' AND t.units <> '0'
                )
            ORDER BY used.address_index DESC
            LIMIT 1
        ),
        -1
    )
