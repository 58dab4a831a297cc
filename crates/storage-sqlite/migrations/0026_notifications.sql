-- What members are told of by the server itself: what each wants, what there is to tell, and how it leaves.

-- What a member wants to be told. No row: what domain::notification takes for granted.
CREATE TABLE notification_settings (
    merchant    TEXT NOT NULL REFERENCES merchants (id),
    member      TEXT NOT NULL,
    -- JSON.
    preferences TEXT NOT NULL,
    -- In each e-mail: who has it may ask for no more of them.
    stop_token  TEXT NOT NULL CONSTRAINT notification_settings_token UNIQUE,
    -- Who leaves a business is told nothing of it any more.
    FOREIGN KEY (merchant, member) REFERENCES memberships (merchant, member) ON DELETE CASCADE,
    PRIMARY KEY (merchant, member)
);

-- How far the activity log was read to tell of it. One row; each move compares and sets it, so that of two readers one tells.
CREATE TABLE notification_cursor (
    only_one BIGINT NOT NULL PRIMARY KEY CHECK (only_one = 1),
    seq      BIGINT NOT NULL
);
-- What happened before there were notifications is old news.
INSERT INTO notification_cursor (only_one, seq) SELECT 1, COALESCE(MAX(seq), 0) FROM events;

-- What there is to tell a member, once each.
CREATE TABLE notifications (
    id         TEXT    NOT NULL PRIMARY KEY,
    merchant   TEXT    NOT NULL REFERENCES merchants (id),
    member     TEXT    NOT NULL,
    kind       TEXT    NOT NULL
        CHECK (kind IN ('paid', 'underpaid', 'late', 'reverted', 'network_down', 'limit_reached')),
    -- What it is about: an entry of the log, or a link and its limit.
    what       TEXT    NOT NULL,
    headline   TEXT    NOT NULL,
    detail     TEXT    NOT NULL,
    -- The page about it.
    path       TEXT    NOT NULL,
    test       BOOLEAN NOT NULL,
    -- With what it goes into one e-mail: others of its kind, or the digest. Null: it goes by none.
    topic      TEXT,
    due_at     BIGINT,
    -- The e-mail that tells it. Null: not written yet.
    notice     TEXT,
    created_at BIGINT  NOT NULL,
    FOREIGN KEY (merchant, member) REFERENCES memberships (merchant, member) ON DELETE CASCADE,
    CONSTRAINT notifications_once UNIQUE (merchant, member, kind, what)
);
CREATE INDEX notifications_due ON notifications (due_at) WHERE topic IS NOT NULL AND notice IS NULL;
CREATE INDEX notifications_of_member ON notifications (member, merchant);

-- E-mails to members, whole, from when they are written until a mail server has them.
CREATE TABLE notices (
    id         TEXT   NOT NULL PRIMARY KEY,
    merchant   TEXT   NOT NULL REFERENCES merchants (id),
    member     TEXT   NOT NULL,
    topic      TEXT   NOT NULL,
    recipient  TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    body       TEXT   NOT NULL,
    html       TEXT   NOT NULL,
    -- The words are those of deliveries.
    state      TEXT   NOT NULL CHECK (state IN ('held', 'waiting', 'taken', 'failed', 'cancelled')),
    due_at     BIGINT NOT NULL,
    attempts   BIGINT NOT NULL,
    -- What was said last, in words.
    said       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    FOREIGN KEY (merchant, member) REFERENCES memberships (merchant, member) ON DELETE CASCADE
);
CREATE INDEX notices_due ON notices (due_at, id) WHERE state = 'waiting';
CREATE INDEX notices_held ON notices (id) WHERE state = 'held';
CREATE INDEX notices_of_member ON notices (merchant, member, created_at, id);

-- Browsers that a member lets show notifications (RFC 8030).
CREATE TABLE browsers (
    id         TEXT   NOT NULL PRIMARY KEY,
    merchant   TEXT   NOT NULL REFERENCES merchants (id),
    member     TEXT   NOT NULL,
    -- Where its push service takes messages for it. Who knows it and the keys may write to it.
    endpoint   TEXT   NOT NULL,
    p256dh     TEXT   NOT NULL,
    auth       TEXT   NOT NULL,
    -- What it said about itself.
    name       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    -- When its push service took a message last. Null: never.
    told_at    BIGINT,
    -- What the push service said last, in words; empty: nothing was wrong.
    said       TEXT   NOT NULL,
    FOREIGN KEY (merchant, member) REFERENCES memberships (merchant, member) ON DELETE CASCADE,
    CONSTRAINT browsers_once UNIQUE (merchant, endpoint)
);
CREATE INDEX browsers_of_member ON browsers (member, merchant);

-- What a browser is to be told next, one of each topic: what comes while one waits is told with it.
CREATE TABLE pushes (
    browser  TEXT    NOT NULL REFERENCES browsers (id) ON DELETE CASCADE,
    topic    TEXT    NOT NULL,
    -- How many it tells of. The words are those of the newest.
    tells    BIGINT  NOT NULL,
    headline TEXT    NOT NULL,
    detail   TEXT    NOT NULL,
    path     TEXT    NOT NULL,
    test     BOOLEAN NOT NULL,
    -- idle: nothing is to be told.
    state    TEXT    NOT NULL CHECK (state IN ('waiting', 'idle')),
    due_at   BIGINT  NOT NULL,
    attempts BIGINT  NOT NULL,
    -- Not before this is the next of this topic told.
    quiet_until BIGINT NOT NULL,
    PRIMARY KEY (browser, topic)
);
CREATE INDEX pushes_due ON pushes (due_at) WHERE state = 'waiting';

-- When networks could not be followed. One at a time for each.
CREATE TABLE network_outages (
    network  TEXT   NOT NULL REFERENCES networks (id),
    began_at BIGINT NOT NULL,
    -- Null: it is not over.
    ended_at BIGINT,
    PRIMARY KEY (network, began_at)
);
CREATE UNIQUE INDEX network_outages_open ON network_outages (network) WHERE ended_at IS NULL;
