-- The row stays locked until the end of the transaction, so that two never take the same.
UPDATE wallets SET next_index = next_index + 1 WHERE id = $1 RETURNING next_index - 1 AS "index!: i64"
