-- What Tallystick keeps. The same tables stand in storage-postgres under the same file name; a change here is a new file
-- in both. Ids are text with a prefix, moments are Unix milliseconds, amounts are decimal text (256 bits), lists are JSON.

-- Values of the server itself.
CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE merchants (
    id            TEXT   NOT NULL PRIMARY KEY,
    handle        TEXT   NOT NULL CONSTRAINT merchants_handle UNIQUE,
    name          TEXT   NOT NULL,
    accent        TEXT   NOT NULL,
    logo          BLOB,
    contact_email TEXT,
    website       TEXT,
    window_ms     BIGINT NOT NULL,
    tolerance_bp  BIGINT NOT NULL,
    created_at    BIGINT NOT NULL
);

CREATE TABLE members (
    id            TEXT   NOT NULL PRIMARY KEY,
    merchant      TEXT   NOT NULL REFERENCES merchants (id),
    email         TEXT   NOT NULL CONSTRAINT members_email UNIQUE,
    name          TEXT   NOT NULL,
    role          TEXT   NOT NULL CHECK (role IN ('owner', 'admin', 'staff', 'viewer')),
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
);
CREATE INDEX members_of_merchant ON members (merchant);

-- Browsers that are signed in. The token itself is not kept.
CREATE TABLE sign_ins (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    member     TEXT   NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sign_ins_of_member ON sign_ins (member);
CREATE INDEX sign_ins_by_end ON sign_ins (expires_at);

CREATE TABLE networks (
    id            TEXT    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL,
    mode          TEXT    NOT NULL CHECK (mode IN ('live', 'test')),
    confirmations TEXT    NOT NULL,
    block_time    BIGINT  NOT NULL,
    explorer_tx   TEXT,
    node_url      TEXT,
    push_url      TEXT,
    enabled       BOOLEAN NOT NULL,
    -- Pinned when first enabled: a node of another chain is noticed by it.
    genesis       TEXT,
    -- Hash of the newest kept header; each move of the cursor compares and sets it (I4).
    cursor_hash   TEXT,
    height        BIGINT,
    tip           BIGINT,
    safe          BIGINT,
    finalized     BIGINT,
    known_until   BIGINT,
    trouble       TEXT,
    halted        BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE TABLE assets (
    id       TEXT    NOT NULL PRIMARY KEY,
    network  TEXT    NOT NULL REFERENCES networks (id),
    symbol   TEXT    NOT NULL,
    decimals BIGINT  NOT NULL,
    enabled  BOOLEAN NOT NULL
);
CREATE INDEX assets_of_network ON assets (network, symbol);

-- The newest blocks of each network, to find where a chain that was reorganised parted from what we saw.
CREATE TABLE headers (
    network    TEXT   NOT NULL REFERENCES networks (id),
    height     BIGINT NOT NULL,
    hash       TEXT   NOT NULL,
    parent     TEXT   NOT NULL,
    block_time BIGINT NOT NULL,
    PRIMARY KEY (network, height)
);

CREATE TABLE wallets (
    id         TEXT    NOT NULL PRIMARY KEY,
    merchant   TEXT    NOT NULL REFERENCES merchants (id),
    name       TEXT    NOT NULL,
    mode       TEXT    NOT NULL CHECK (mode IN ('live', 'test')),
    -- JSON: an extended public key, one address or the sandbox's. Never anything that can spend.
    source     TEXT    NOT NULL,
    next_index BIGINT  NOT NULL,
    active     BOOLEAN NOT NULL,
    created_at BIGINT  NOT NULL
);
CREATE INDEX wallets_of_merchant ON wallets (merchant, created_at, id);

CREATE TABLE links (
    id             TEXT    NOT NULL PRIMARY KEY,
    merchant       TEXT    NOT NULL REFERENCES merchants (id),
    mode           TEXT    NOT NULL CHECK (mode IN ('live', 'test')),
    title          TEXT    NOT NULL,
    description    TEXT,
    reference      TEXT,
    private_note   TEXT,
    price_units    TEXT    NOT NULL,
    price_decimals BIGINT  NOT NULL,
    symbol         TEXT    NOT NULL,
    -- JSON: ids of assets.
    accepts        TEXT    NOT NULL,
    window_ms      BIGINT  NOT NULL,
    -- JSON: what customers are asked for.
    fields         TEXT    NOT NULL,
    source         TEXT    NOT NULL CHECK (source IN ('dashboard', 'api', 'invoice')),
    active         BOOLEAN NOT NULL,
    created_at     BIGINT  NOT NULL,
    updated_at     BIGINT  NOT NULL,
    -- Title, reference and id in lower case, a line each: what the search box looks through, on both engines alike.
    search         TEXT    NOT NULL
);
CREATE INDEX links_of_merchant ON links (merchant, created_at, id);

CREATE TABLE sessions (
    id               TEXT   NOT NULL PRIMARY KEY,
    link             TEXT   NOT NULL REFERENCES links (id),
    merchant         TEXT   NOT NULL REFERENCES merchants (id),
    mode             TEXT   NOT NULL CHECK (mode IN ('live', 'test')),
    code             TEXT   NOT NULL CONSTRAINT sessions_code UNIQUE,
    -- The terms: never change (I10).
    network          TEXT   NOT NULL,
    asset            TEXT   NOT NULL,
    due              TEXT   NOT NULL,
    opened_at        BIGINT NOT NULL,
    deadline         BIGINT NOT NULL,
    tolerance_bp     BIGINT NOT NULL,
    confirmations    TEXT   NOT NULL,
    finality         TEXT   NOT NULL,
    decimals         BIGINT NOT NULL,
    symbol           TEXT   NOT NULL,
    address          TEXT   NOT NULL,
    wallet           TEXT   NOT NULL REFERENCES wallets (id),
    address_index    BIGINT NOT NULL,
    -- What the customer told.
    customer_name    TEXT,
    customer_email   TEXT,
    customer_phone   TEXT,
    customer_address TEXT,
    customer_note    TEXT,
    -- The decision by hand and the last judgement.
    decision         TEXT   NOT NULL CHECK (decision IN ('none', 'cancelled', 'accepted', 'dismissed')),
    cancelled_at     BIGINT,
    status           TEXT   NOT NULL CHECK (status IN
        ('open', 'detected', 'confirming', 'paid', 'final', 'expired', 'closed', 'cancelled')),
    flags            TEXT   NOT NULL,
    received         TEXT   NOT NULL,
    missing          TEXT   NOT NULL,
    excess           TEXT   NOT NULL,
    reached          BIGINT NOT NULL,
    needed           BIGINT NOT NULL,
    assessed_at      BIGINT NOT NULL,
    paid_at          BIGINT,
    version          BIGINT NOT NULL,
    -- Code, id, customer's name and e-mail in lower case, a line each.
    search           TEXT   NOT NULL,
    CHECK ((decision = 'cancelled') = (cancelled_at IS NOT NULL))
);
CREATE INDEX sessions_of_merchant ON sessions (merchant, opened_at, id);
CREATE INDEX sessions_of_link ON sessions (link, status);
-- Only those that time may change; most sessions are long past that.
CREATE INDEX sessions_due ON sessions (network, status, deadline) WHERE status = 'open' OR status = 'expired';
CREATE INDEX sessions_waiting ON sessions (network, asset, address) WHERE status = 'open';
-- A session with transfers shows so in what was received or in its flags; those whose blocks still matter are few.
CREATE INDEX sessions_settling ON sessions (network)
    WHERE status NOT IN ('final', 'closed') AND (received <> '0' OR flags <> '');

-- Every address ever given to a session. Watched without end (I12), so no row is ever deleted.
CREATE TABLE addresses (
    session       TEXT    NOT NULL PRIMARY KEY REFERENCES sessions (id),
    merchant      TEXT    NOT NULL REFERENCES merchants (id),
    wallet        TEXT    NOT NULL REFERENCES wallets (id),
    address_index BIGINT  NOT NULL,
    address       TEXT    NOT NULL,
    asset         TEXT    NOT NULL,
    units         TEXT    NOT NULL,
    shared        BOOLEAN NOT NULL,
    -- Whether the amount may be asked again. Nothing sets it yet: money may come however late, so an amount is
    -- given to one session for good.
    released      BOOLEAN NOT NULL DEFAULT FALSE,
    given_at      BIGINT  NOT NULL
);
-- I11: a shared address asks each amount of an asset once; one that is not shared belongs to one session.
CREATE UNIQUE INDEX addresses_amount ON addresses (address, asset, units) WHERE shared AND NOT released;
CREATE UNIQUE INDEX addresses_alone ON addresses (address) WHERE NOT shared;
CREATE INDEX addresses_by_address ON addresses (address, asset, units);
CREATE INDEX addresses_of_wallet ON addresses (wallet, address_index);

CREATE TABLE transfers (
    id           TEXT   NOT NULL PRIMARY KEY,
    network      TEXT   NOT NULL REFERENCES networks (id),
    key          TEXT   NOT NULL,
    merchant     TEXT   NOT NULL REFERENCES merchants (id),
    session      TEXT   REFERENCES sessions (id),
    tx           TEXT   NOT NULL,
    asset        TEXT   NOT NULL,
    from_address TEXT,
    to_address   TEXT   NOT NULL,
    units        TEXT   NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('pending', 'canonical', 'orphaned')),
    height       BIGINT,
    block_hash   TEXT,
    block_time   BIGINT,
    seen_at      BIGINT NOT NULL,
    -- I1: a movement of funds is there once, wherever a reorganisation puts it.
    CONSTRAINT transfers_key UNIQUE (network, key),
    CHECK ((state = 'pending') = (block_hash IS NULL))
);
CREATE INDEX transfers_of_session ON transfers (session);
CREATE INDEX transfers_of_tx ON transfers (tx);
CREATE INDEX transfers_in_block ON transfers (network, block_hash);
CREATE INDEX transfers_to_address ON transfers (to_address);
CREATE INDEX transfers_unattributed ON transfers (merchant, seen_at, id) WHERE session IS NULL;

-- The activity log and outbox. `seq` grows by the order of commits: there is one writer at a time.
CREATE TABLE events (
    seq         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id          TEXT    NOT NULL CONSTRAINT events_id UNIQUE,
    merchant    TEXT    NOT NULL REFERENCES merchants (id),
    link        TEXT,
    session     TEXT,
    kind        TEXT    NOT NULL,
    -- JSON.
    data        TEXT    NOT NULL,
    happened_at BIGINT  NOT NULL
);
CREATE INDEX events_of_merchant ON events (merchant, seq);
CREATE INDEX events_of_link ON events (link, seq) WHERE link IS NOT NULL;
CREATE INDEX events_of_session ON events (session, seq) WHERE session IS NOT NULL;
