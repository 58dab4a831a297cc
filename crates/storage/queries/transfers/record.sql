-- $1: JSON, a list of [id, network, key, merchant, session, tx, asset, from, to, units, state, height, block hash, block
-- time, seen at]. What is known moves to its new position (I1), but one in a block does not go back to pending when an
-- old sighting comes late. Its session stays, unless after a reorganisation something else moved under the same key.
INSERT INTO transfers
    (id, network, key, merchant, session, tx, asset, from_address, to_address, units, state, height, block_hash, block_time,
     seen_at)
WITH given AS MATERIALIZED (SELECT value FROM json_each(CAST($1 AS TEXT)))
SELECT
    value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8,
    value ->> 9, value ->> 10, CAST(value ->> 11 AS BIGINT), value ->> 12, CAST(value ->> 13 AS BIGINT),
    CAST(value ->> 14 AS BIGINT)
FROM given
WHERE TRUE
ON CONFLICT (network, key) DO UPDATE SET
    session = CASE
        WHEN transfers.to_address = excluded.to_address
            AND transfers.asset = excluded.asset
            AND transfers.units = excluded.units
            THEN COALESCE(transfers.session, excluded.session)
        ELSE excluded.session
    END,
    merchant = CASE
        WHEN transfers.to_address = excluded.to_address THEN transfers.merchant
        ELSE excluded.merchant
    END,
    looked_at = CASE
        WHEN transfers.to_address = excluded.to_address
            AND transfers.asset = excluded.asset
            AND transfers.units = excluded.units
            THEN transfers.looked_at
        ELSE NULL
    END,
    asset = excluded.asset,
    from_address = excluded.from_address,
    to_address = excluded.to_address,
    units = excluded.units,
    state = excluded.state,
    height = excluded.height,
    block_hash = excluded.block_hash,
    block_time = excluded.block_time
WHERE NOT (transfers.state = 'canonical' AND excluded.state = 'pending')
