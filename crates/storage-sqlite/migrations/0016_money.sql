-- Money at a shared address that no session asked for: when a member looked at it and left it so. NULL: it waits for a word.
ALTER TABLE transfers ADD COLUMN looked_at BIGINT;

-- What waits, which every page of the dashboard counts.
CREATE INDEX transfers_waiting ON transfers (merchant, seen_at, id) WHERE session IS NULL AND looked_at IS NULL;

-- What was asked at a shared address about when money came there.
CREATE INDEX addresses_by_time ON addresses (address, given_at, session) WHERE shared;

-- Those whose balance in native coin is asked for: expired ones too.
DROP INDEX sessions_waiting;
CREATE INDEX sessions_waiting ON sessions (network, asset, deadline) WHERE status <> 'final';

-- Links that sell a product.
CREATE INDEX links_of_product ON links (product) WHERE product IS NOT NULL;
