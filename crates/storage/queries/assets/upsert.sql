INSERT INTO assets (id, network, symbol, decimals, enabled) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE SET
    symbol = excluded.symbol,
    decimals = excluded.decimals,
    enabled = excluded.enabled
