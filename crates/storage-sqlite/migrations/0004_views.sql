-- Who looked at links, and by which channel payments came. Every whole day here is a number of days since 1970-01-01, UTC.

CREATE TABLE views (
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    link     TEXT    NOT NULL REFERENCES links (id) ON DELETE CASCADE,
    merchant TEXT    NOT NULL,
    mode     TEXT    NOT NULL CHECK (mode IN ('live', 'test')),
    at       BIGINT  NOT NULL,
    kind     TEXT    NOT NULL CHECK (kind IN ('person', 'bot', 'preview')),
    channel  TEXT    NOT NULL,
    -- A host, never a whole address.
    referrer TEXT,
    -- Masked before it came here; a whole one is refused.
    ip       TEXT    NOT NULL CHECK (ip LIKE '%.x' OR ip LIKE '%/48'),
    browser  TEXT,
    os       TEXT
);
CREATE INDEX views_of_link ON views (link, kind, at, id);
CREATE INDEX views_of_merchant ON views (merchant, kind, at, id);

-- Views counted by day, in the transaction that adds them, so that figures do not read every view.
CREATE TABLE link_days (
    link     TEXT   NOT NULL REFERENCES links (id) ON DELETE CASCADE,
    day      BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    channel  TEXT   NOT NULL,
    merchant TEXT   NOT NULL,
    views    BIGINT NOT NULL,
    PRIMARY KEY (link, day, kind, channel)
) WITHOUT ROWID;

-- People's views by where they came from. Apart from the above: who invents referrers makes no other figure slow.
CREATE TABLE link_referrers (
    link     TEXT   NOT NULL REFERENCES links (id) ON DELETE CASCADE,
    day      BIGINT NOT NULL,
    referrer TEXT   NOT NULL,
    views    BIGINT NOT NULL,
    PRIMARY KEY (link, day, referrer)
) WITHOUT ROWID;

-- People's views of a merchant's links in all, for the pages of its activity.
CREATE TABLE merchant_views (
    merchant TEXT   NOT NULL PRIMARY KEY,
    views    BIGINT NOT NULL
);

-- Links may be deleted, and their views with them.
CREATE TRIGGER merchant_views_go AFTER DELETE ON link_days FOR EACH ROW WHEN OLD.kind = 'person'
BEGIN
    UPDATE merchant_views SET views = views - OLD.views WHERE merchant = OLD.merchant;
END;

-- By which channel the customer came (R30). Null: not known, which is shown as direct.
ALTER TABLE sessions ADD COLUMN channel TEXT;

-- What links took: figures about payments are added up from sessions themselves (I14), and this holds all they need.
CREATE INDEX sessions_paid ON sessions (link, paid_at, status, channel, symbol, decimals, received)
    WHERE status IN ('paid', 'final');
CREATE INDEX sessions_of_link_by_time ON sessions (link, opened_at, id);
