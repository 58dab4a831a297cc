-- Who pays, and the words that merchants sort links and customers by.

CREATE TABLE customers (
    id         TEXT   NOT NULL PRIMARY KEY,
    merchant   TEXT   NOT NULL REFERENCES merchants (id),
    -- In lower case. One of the merchant's customers has it (P2).
    email      TEXT   NOT NULL,
    name       TEXT,
    phone      TEXT,
    address    TEXT,
    -- The merchant's own words; customers never see them.
    notes      TEXT,
    source     TEXT   NOT NULL CHECK (source IN ('payment', 'dashboard', 'import')),
    created_at BIGINT NOT NULL,
    -- E-mail, name and phone in lower case, a line each.
    search     TEXT   NOT NULL,
    CONSTRAINT customers_email UNIQUE (merchant, email)
);
CREATE INDEX customers_of_merchant ON customers (merchant, created_at, id);

-- The one customer that a link is for. Null: for anybody.
ALTER TABLE links ADD COLUMN customer TEXT;
CREATE INDEX links_of_customer ON links (customer) WHERE customer IS NOT NULL;

-- Whose payment it is. Null: no e-mail was given, or the customer was erased.
ALTER TABLE sessions ADD COLUMN customer TEXT;
CREATE INDEX sessions_of_customer ON sessions (customer, opened_at, id) WHERE customer IS NOT NULL;
-- For putting earlier payments to a customer, and for erasing.
CREATE INDEX sessions_of_email ON sessions (merchant, LOWER(customer_email)) WHERE customer_email IS NOT NULL;

-- Tags of links and tags of customers are two kinds (R28).
CREATE TABLE tags (
    id         TEXT   NOT NULL PRIMARY KEY,
    merchant   TEXT   NOT NULL REFERENCES merchants (id),
    kind       TEXT   NOT NULL CHECK (kind IN ('link', 'customer')),
    name       TEXT   NOT NULL,
    -- The name in lower case: what makes two the same, on both engines alike.
    folded     TEXT   NOT NULL,
    colour     TEXT   NOT NULL CHECK (colour IN ('blue', 'green', 'amber', 'red', 'violet', 'teal')),
    created_at BIGINT NOT NULL,
    CONSTRAINT tags_name UNIQUE (merchant, kind, folded)
);

-- What has which tag: links and customers, by their ids, which begin differently.
CREATE TABLE tagged (
    target TEXT NOT NULL,
    tag    TEXT NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    PRIMARY KEY (target, tag)
);
CREATE INDEX tagged_with ON tagged (tag, target);
