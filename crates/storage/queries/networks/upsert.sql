-- Health, genesis and cursor stay as they are.
INSERT INTO networks
    (id, name, mode, confirmations, block_time, explorer_tx, node_url, push_url, enabled, large_confirmations, steady)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    mode = excluded.mode,
    confirmations = excluded.confirmations,
    block_time = excluded.block_time,
    explorer_tx = excluded.explorer_tx,
    node_url = excluded.node_url,
    push_url = excluded.push_url,
    enabled = excluded.enabled,
    large_confirmations = excluded.large_confirmations,
    steady = excluded.steady
