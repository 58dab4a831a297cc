-- Invoices: what was billed, under numbers without gaps. Each is paid by a one-time link.

-- How far a merchant's numbers have come. The transaction that issues takes the next one here: while it is under way others
-- wait, and when it is rolled back the number was never taken.
CREATE TABLE invoice_series (
    merchant      TEXT   NOT NULL REFERENCES merchants (id),
    mode          TEXT   NOT NULL CHECK (mode IN ('live', 'test')),
    first_ordinal BIGINT NOT NULL,
    -- The next to be given. The same as the first: none was given yet.
    next_ordinal  BIGINT NOT NULL,
    PRIMARY KEY (merchant, mode)
);

CREATE TABLE invoices (
    link      TEXT   NOT NULL PRIMARY KEY REFERENCES links (id),
    merchant  TEXT   NOT NULL REFERENCES merchants (id),
    mode      TEXT   NOT NULL CHECK (mode IN ('live', 'test')),
    -- The number is the prefix that was in use, and this.
    ordinal   BIGINT NOT NULL,
    prefix    TEXT   NOT NULL,
    -- JSON: seller, buyer, lines, discount, tax, notes. Never changes.
    document  TEXT   NOT NULL,
    -- The last day to pay in time, counted from 1970-01-01, UTC.
    due_day   BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    -- Null: not voided.
    voided_at BIGINT,
    CONSTRAINT invoices_number UNIQUE (merchant, mode, ordinal)
);
