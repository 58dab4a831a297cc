-- Addresses that people can read, prices of several kinds, limits with places that are held, and a small catalogue.

ALTER TABLE links ADD COLUMN path TEXT;
-- fixed: price_units; open: price holds the bounds as JSON; product: product.
ALTER TABLE links ADD COLUMN kind TEXT NOT NULL DEFAULT 'fixed' CHECK (kind IN ('fixed', 'open', 'product'));
-- Whether symbol is the code of a currency (ISO 4217) and not a coin's.
ALTER TABLE links ADD COLUMN fiat BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE links ADD COLUMN price TEXT;
ALTER TABLE links ADD COLUMN product TEXT;
-- How many payments it takes. Null: as many as come.
ALTER TABLE links ADD COLUMN most_payments BIGINT;
ALTER TABLE links ADD COLUMN ends_at BIGINT;
ALTER TABLE links ADD COLUMN archived BOOLEAN NOT NULL DEFAULT FALSE;
-- Deleted links are shown nowhere; their payments stay in the books.
ALTER TABLE links ADD COLUMN deleted_at BIGINT;

-- Every path of a merchant's, those too that only lead on to a link's newer one.
CREATE TABLE link_paths (
    merchant TEXT NOT NULL REFERENCES merchants (id),
    path     TEXT NOT NULL,
    link     TEXT NOT NULL REFERENCES links (id),
    given_at BIGINT NOT NULL,
    PRIMARY KEY (merchant, path)
);
CREATE INDEX link_paths_of_link ON link_paths (link);

-- The link that the merchant's handle alone leads to.
ALTER TABLE merchants ADD COLUMN front_link TEXT;

CREATE TABLE products (
    id             TEXT    NOT NULL PRIMARY KEY,
    merchant       TEXT    NOT NULL REFERENCES merchants (id),
    name           TEXT    NOT NULL,
    description    TEXT,
    symbol         TEXT    NOT NULL,
    fiat           BOOLEAN NOT NULL,
    price_units    TEXT    NOT NULL,
    price_decimals BIGINT  NOT NULL,
    picture        TEXT,
    -- How many to sell in all; sold and held ones are counted in slots. Null: as many as asked for.
    stock          BIGINT,
    active         BOOLEAN NOT NULL,
    created_at     BIGINT  NOT NULL,
    updated_at     BIGINT  NOT NULL
);
CREATE INDEX products_of_merchant ON products (merchant, created_at, id);

CREATE TABLE pictures (
    -- SHA-256 of the bytes, in hex: an address whose answer never changes.
    name     TEXT NOT NULL,
    merchant TEXT NOT NULL REFERENCES merchants (id),
    kind     TEXT NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (merchant, name)
);

-- Each session's place on its link and, for a product, in its stock (I7). Claimed in the transaction that opens the session.
CREATE TABLE slots (
    session  TEXT   NOT NULL PRIMARY KEY REFERENCES sessions (id),
    link     TEXT   NOT NULL REFERENCES links (id),
    product  TEXT   REFERENCES products (id),
    quantity BIGINT NOT NULL,
    state    TEXT   NOT NULL CHECK (state IN ('held', 'released', 'over'))
);
CREATE INDEX slots_held ON slots (link) WHERE state = 'held';
CREATE INDEX slots_of_product ON slots (product) WHERE state = 'held' AND product IS NOT NULL;

INSERT INTO slots (session, link, quantity, state)
SELECT id, link, 1, CASE WHEN status IN ('open', 'detected', 'confirming', 'paid', 'final') THEN 'held' ELSE 'released' END
FROM sessions;

-- What was asked in the link's own unit when a session opened, and how it became an amount of the coin (I10).
CREATE TABLE quotes (
    session        TEXT    NOT NULL PRIMARY KEY REFERENCES sessions (id),
    title          TEXT    NOT NULL,
    symbol         TEXT    NOT NULL,
    fiat           BOOLEAN NOT NULL,
    price_units    TEXT    NOT NULL,
    price_decimals BIGINT  NOT NULL,
    quantity       BIGINT  NOT NULL,
    -- JSON: rate, sources and time. Null: no rate was needed.
    rate           TEXT
);

-- Rates that the merchant set by hand: units of the currency for one coin, decimal text.
CREATE TABLE manual_rates (
    merchant TEXT   NOT NULL REFERENCES merchants (id),
    symbol   TEXT   NOT NULL,
    currency TEXT   NOT NULL,
    rate     TEXT   NOT NULL,
    set_at   BIGINT NOT NULL,
    PRIMARY KEY (merchant, symbol, currency)
);
