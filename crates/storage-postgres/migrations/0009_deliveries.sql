-- Messages to customers, from when they are written until whoever took them reports.

CREATE TABLE deliveries (
    id          TEXT   NOT NULL PRIMARY KEY,
    merchant    TEXT   NOT NULL REFERENCES merchants (id),
    link        TEXT   NOT NULL REFERENCES links (id),
    -- The payment that a receipt is about. Empty: it is about the link; a null would not count in what exists once.
    session     TEXT   NOT NULL,
    -- Whom it is for. Null: nobody in the list, or somebody who was erased.
    customer    TEXT   REFERENCES customers (id),
    way         TEXT   NOT NULL CHECK (way IN ('email', 'sms')),
    purpose     TEXT   NOT NULL CHECK (purpose IN ('request', 'receipt', 'reminder')),
    -- Of one purpose and way for one link or payment: the first, the second, and so on. Each exists once (I18).
    ordinal     BIGINT NOT NULL,
    recipient   TEXT   NOT NULL,
    -- What the recipient is called. Null: not known.
    name        TEXT,
    -- As they go out. An SMS has only a text.
    subject     TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    html        TEXT   NOT NULL,
    -- held: there is no way out yet, see the outbox. waiting: goes when it is due. taken: whoever sends it has it.
    state       TEXT   NOT NULL
        CHECK (state IN ('held', 'waiting', 'taken', 'delivered', 'failed', 'cancelled')),
    due_at      BIGINT NOT NULL,
    attempts    BIGINT NOT NULL,
    -- What reports call it. Null: nobody has it, or no report will come.
    provider_id TEXT,
    -- What was said last, in words.
    said        TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    -- When the state changed last.
    changed_at  BIGINT NOT NULL,
    CONSTRAINT deliveries_once UNIQUE (link, session, purpose, way, ordinal)
);
CREATE INDEX deliveries_due ON deliveries (due_at, id) WHERE state = 'waiting';
CREATE INDEX deliveries_of_merchant ON deliveries (merchant, created_at, id);
CREATE INDEX deliveries_of_customer ON deliveries (customer, created_at, id) WHERE customer IS NOT NULL;
CREATE INDEX deliveries_of_link ON deliveries (link, created_at, id);
CREATE INDEX deliveries_of_provider ON deliveries (provider_id) WHERE provider_id IS NOT NULL;
