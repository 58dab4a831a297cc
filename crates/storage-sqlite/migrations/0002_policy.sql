-- Two settings about money: what large payments wait for, and a tolerance that is a fixed amount. NULL everywhere is what
-- held before.

-- `12`, `safe` or `finalized`: what payments from `assets.large_from` on wait for. NULL: what all wait for.
ALTER TABLE networks ADD COLUMN large_confirmations TEXT;
-- Base units from which a payment in this asset is large. NULL: none is.
ALTER TABLE assets ADD COLUMN large_from TEXT;

-- A tolerance of so much of whatever coin is paid, with the decimals that make it readable. NULL: `tolerance_bp` holds.
ALTER TABLE merchants ADD COLUMN tolerance_units TEXT;
ALTER TABLE merchants ADD COLUMN tolerance_decimals BIGINT;
-- The same in base units of the session's asset (I10).
ALTER TABLE sessions ADD COLUMN tolerance_units TEXT;

-- Owners write these addresses now, so the placeholder says what stands there.
UPDATE networks SET explorer_tx = REPLACE(explorer_tx, '{hash}', '{tx}');
