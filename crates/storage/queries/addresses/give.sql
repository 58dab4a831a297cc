-- An address is either shared or one session's own; the unique indexes hold the rest of I11.
INSERT INTO addresses (session, merchant, wallet, address_index, address, asset, units, shared, given_at)
SELECT
    CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS BIGINT), CAST($5 AS TEXT), CAST($6 AS TEXT),
    CAST($7 AS TEXT), CAST($8 AS BOOLEAN), CAST($9 AS BIGINT)
WHERE NOT EXISTS (SELECT 1 FROM addresses AS a WHERE a.address = $5 AND NOT a.shared AND CAST($8 AS BOOLEAN))
    AND NOT EXISTS (SELECT 1 FROM addresses AS a WHERE a.address = $5 AND a.shared AND NOT CAST($8 AS BOOLEAN))
ON CONFLICT DO NOTHING
