INSERT INTO assets (id, network, symbol, decimals, enabled, large_from) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (id) DO UPDATE SET
    symbol = excluded.symbol,
    decimals = excluded.decimals,
    enabled = excluded.enabled,
    large_from = excluded.large_from
