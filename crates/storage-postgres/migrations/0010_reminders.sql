-- Reminders: what is planned for a link, and how far it has come. Each one that goes is a row of `deliveries`.

CREATE TABLE reminders (
    link       TEXT    NOT NULL PRIMARY KEY REFERENCES links (id),
    merchant   TEXT    NOT NULL REFERENCES merchants (id),
    -- Whether the merchant wants any, how often, how many at most, and by which ways.
    enabled    BOOLEAN NOT NULL,
    every      TEXT    NOT NULL CHECK (every IN ('daily', 'two_days', 'three_days', 'weekly', 'monthly')),
    most       BIGINT  NOT NULL CHECK (most BETWEEN 1 AND 50),
    by_email   BOOLEAN NOT NULL,
    by_sms     BOOLEAN NOT NULL,
    -- How many the customer got.
    sent       BIGINT  NOT NULL,
    -- How many another customer got whom the link was for before: their ordinals are taken.
    earlier    BIGINT  NOT NULL,
    -- When the link itself went to the customer first. Null: it did not yet.
    anchor_at  BIGINT,
    -- When the newest was written. Null: none was.
    last_at    BIGINT,
    paid       BOOLEAN NOT NULL,
    -- When the customer asked for no more. Null: they did not.
    stopped_at BIGINT,
    -- When the next is due. Null: none is to come.
    due_at     BIGINT,
    -- In the address with which the customer asks for no more.
    token      TEXT    NOT NULL CONSTRAINT reminders_token UNIQUE,
    -- Counts up with each change: who read an older one changes nothing.
    version    BIGINT  NOT NULL
);
CREATE INDEX reminders_due ON reminders (due_at, link) WHERE due_at IS NOT NULL;
CREATE INDEX reminders_of_merchant ON reminders (merchant) WHERE due_at IS NOT NULL;

-- Whether somebody is at it, or was when they were given up.
ALTER TABLE deliveries ADD COLUMN begun BOOLEAN NOT NULL DEFAULT FALSE;
