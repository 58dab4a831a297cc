-- Addresses that go on leading where they led, and a short one for SMS.

-- A path of a deleted link: it leads nowhere and others may take it, but it comes back with the link.
ALTER TABLE link_paths ADD COLUMN free BOOLEAN NOT NULL DEFAULT FALSE;

-- Every handle that a merchant has or had: those from before lead on, and nobody else gets them. Claimed before the merchant is
-- written, so that whoever comes second has changed nothing.
CREATE TABLE handles (
    handle   TEXT NOT NULL PRIMARY KEY,
    merchant TEXT NOT NULL
);
INSERT INTO handles (handle, merchant) SELECT handle, id FROM merchants;

-- /p/{code}: a short address of a link's page, made when an SMS first needs it.
CREATE TABLE short_links (
    code TEXT NOT NULL PRIMARY KEY,
    link TEXT NOT NULL UNIQUE REFERENCES links (id)
);

-- What was sent, for the list of what happened.
CREATE INDEX events_of_messages ON events (merchant, happened_at, seq)
    WHERE kind IN ('message.sent', 'message.delivered', 'message.failed');
CREATE INDEX events_of_messages_of_link ON events (link, happened_at, seq)
    WHERE kind IN ('message.sent', 'message.delivered', 'message.failed');

-- Links that a merchant's own page may show.
CREATE INDEX links_offered ON links (merchant, mode, created_at, id) WHERE path IS NOT NULL AND customer IS NULL;
