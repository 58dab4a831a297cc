-- Lists that answer in the same time however long they are: what filters ask for is one column with an index in the order of
-- the list, and what is searched for has an index of three letters each.

-- How many payments a link with a limit took; 0 for one without. Kept by the triggers below.
ALTER TABLE links ADD COLUMN paid BIGINT NOT NULL DEFAULT 0;
UPDATE links
SET paid = (SELECT COUNT(*) FROM sessions AS s WHERE s.link = links.id AND s.status IN ('paid', 'final'))
WHERE most_payments IS NOT NULL;

CREATE TRIGGER links_paid_begins AFTER INSERT ON sessions FOR EACH ROW WHEN NEW.status IN ('paid', 'final')
BEGIN
    UPDATE links SET paid = paid + 1 WHERE id = NEW.link AND most_payments IS NOT NULL;
END;
CREATE TRIGGER links_paid_changes AFTER UPDATE OF status ON sessions FOR EACH ROW
    WHEN (OLD.status IN ('paid', 'final')) <> (NEW.status IN ('paid', 'final'))
BEGIN
    UPDATE links SET paid = paid + CASE WHEN NEW.status IN ('paid', 'final') THEN 1 ELSE -1 END
    WHERE id = NEW.link AND most_payments IS NOT NULL;
END;

-- Whether it was noticed that `ends_at` is over.
ALTER TABLE links ADD COLUMN ended BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX links_to_end ON links (merchant, ends_at) WHERE ends_at IS NOT NULL AND NOT ended;

-- All that filters of links ask for, as `rows/facets.rs` spells it, behind the merchant: with that in a column of its own,
-- either engine may prefer an index that begins alike. Null: deleted.
ALTER TABLE links ADD COLUMN facet TEXT GENERATED ALWAYS AS (
    CASE WHEN deleted_at IS NULL THEN
        merchant || ' ' || mode || ' '
        || CASE
            WHEN archived THEN 'archived'
            WHEN NOT active THEN 'inactive'
            WHEN most_payments <= paid AND ended THEN 'limit_reached_ended'
            WHEN most_payments <= paid THEN 'limit_reached'
            WHEN ended THEN 'ended'
            ELSE 'active'
        END
        || ' ' || source || ' ' || kind
    END
) VIRTUAL;
CREATE INDEX links_by_facet ON links (facet, created_at, id);
-- One or two letters are looked for where texts begin.
CREATE INDEX links_by_beginning ON links (merchant, SUBSTR(search, 1, 1), SUBSTR(search, 1, 2));

-- Paths that look alike, as `LinkPath::look` says.
ALTER TABLE link_paths ADD COLUMN look TEXT GENERATED ALWAYS AS (
    REPLACE(REPLACE(REPLACE(REPLACE(LOWER(path), '0', 'o'), '1', 'l'), 'i', 'l'), '_', '-')
) VIRTUAL;
CREATE INDEX link_paths_by_look ON link_paths (merchant, look);

-- The same for sessions. The last word stands for those that wait for the merchant; giving up is no decision about money that
-- came.
ALTER TABLE sessions ADD COLUMN facet TEXT GENERATED ALWAYS AS (
    merchant || ' ' || mode || ' ' || status
    || CASE
        WHEN decision IN ('none', 'cancelled')
            AND status NOT IN ('paid', 'final', 'closed')
            AND (INSTR(flags, 'late') > 0 OR INSTR(flags, 'wrong_asset') > 0 OR INSTR(flags, 'reorged') > 0
                OR INSTR(flags, 'over_limit') > 0 OR (INSTR(flags, 'underpaid') > 0 AND status <> 'open'))
            THEN ' waits'
        ELSE ''
    END
) VIRTUAL;
CREATE INDEX sessions_by_facet ON sessions (facet, opened_at, id);
-- What merchants were paid by day, kept by the triggers below: a first page reads days, not payments. Amounts are too large for
-- either engine, so each is added up in seven parts of twelve digits, the lowest first.
CREATE TABLE merchant_takings (
    merchant TEXT   NOT NULL,
    mode     TEXT   NOT NULL,
    day      BIGINT NOT NULL,
    symbol   TEXT   NOT NULL,
    decimals BIGINT NOT NULL,
    payments BIGINT NOT NULL,
    units_0 BIGINT NOT NULL,
    units_1 BIGINT NOT NULL,
    units_2 BIGINT NOT NULL,
    units_3 BIGINT NOT NULL,
    units_4 BIGINT NOT NULL,
    units_5 BIGINT NOT NULL,
    units_6 BIGINT NOT NULL,
    PRIMARY KEY (merchant, mode, day, symbol, decimals)
) WITHOUT ROWID;
INSERT INTO merchant_takings
    (merchant, mode, day, symbol, decimals, payments,
     units_0, units_1, units_2, units_3, units_4, units_5, units_6)
SELECT merchant, mode, day, symbol, decimals, sign,
    sign * CAST(SUBSTR(digits, 73, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 61, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 49, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 37, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 25, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 13, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 1, 12) AS INTEGER)
FROM (
    SELECT merchant, mode, paid_at / 86400000 AS day, symbol, decimals, 1 AS sign,
        SUBSTR(PRINTF('%084d', 0) || received, -84) AS digits
    FROM sessions
    WHERE status IN ('paid', 'final') AND paid_at IS NOT NULL
)
WHERE TRUE
ON CONFLICT (merchant, mode, day, symbol, decimals) DO UPDATE SET
        payments = merchant_takings.payments + excluded.payments,
        units_0 = merchant_takings.units_0 + excluded.units_0,
        units_1 = merchant_takings.units_1 + excluded.units_1,
        units_2 = merchant_takings.units_2 + excluded.units_2,
        units_3 = merchant_takings.units_3 + excluded.units_3,
        units_4 = merchant_takings.units_4 + excluded.units_4,
        units_5 = merchant_takings.units_5 + excluded.units_5,
        units_6 = merchant_takings.units_6 + excluded.units_6;
CREATE TRIGGER merchant_takings_begin AFTER INSERT ON sessions FOR EACH ROW WHEN NEW.status IN ('paid', 'final')
BEGIN
    INSERT INTO merchant_takings
        (merchant, mode, day, symbol, decimals, payments,
         units_0, units_1, units_2, units_3, units_4, units_5, units_6)
    SELECT merchant, mode, day, symbol, decimals, sign,
        sign * CAST(SUBSTR(digits, 73, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 61, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 49, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 37, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 25, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 13, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 1, 12) AS INTEGER)
    FROM (
        SELECT NEW.merchant AS merchant, NEW.mode AS mode, NEW.paid_at / 86400000 AS day, NEW.symbol AS symbol,
            NEW.decimals AS decimals, 1 AS sign,
            SUBSTR(PRINTF('%084d', 0) || NEW.received, -84) AS digits
        WHERE NEW.status IN ('paid', 'final') AND NEW.paid_at IS NOT NULL
    )
    WHERE TRUE
    ON CONFLICT (merchant, mode, day, symbol, decimals) DO UPDATE SET
            payments = merchant_takings.payments + excluded.payments,
            units_0 = merchant_takings.units_0 + excluded.units_0,
            units_1 = merchant_takings.units_1 + excluded.units_1,
            units_2 = merchant_takings.units_2 + excluded.units_2,
            units_3 = merchant_takings.units_3 + excluded.units_3,
            units_4 = merchant_takings.units_4 + excluded.units_4,
            units_5 = merchant_takings.units_5 + excluded.units_5,
            units_6 = merchant_takings.units_6 + excluded.units_6;
END;
CREATE TRIGGER merchant_takings_change AFTER UPDATE OF status, paid_at, received ON sessions FOR EACH ROW
    WHEN (OLD.status IN ('paid', 'final')) <> (NEW.status IN ('paid', 'final'))
        OR (NEW.status IN ('paid', 'final') AND (OLD.paid_at IS NOT NEW.paid_at OR OLD.received <> NEW.received))
BEGIN
    INSERT INTO merchant_takings
        (merchant, mode, day, symbol, decimals, payments,
         units_0, units_1, units_2, units_3, units_4, units_5, units_6)
    SELECT merchant, mode, day, symbol, decimals, sign,
        sign * CAST(SUBSTR(digits, 73, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 61, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 49, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 37, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 25, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 13, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 1, 12) AS INTEGER)
    FROM (
        SELECT OLD.merchant AS merchant, OLD.mode AS mode, OLD.paid_at / 86400000 AS day, OLD.symbol AS symbol,
            OLD.decimals AS decimals, -1 AS sign,
            SUBSTR(PRINTF('%084d', 0) || OLD.received, -84) AS digits
        WHERE OLD.status IN ('paid', 'final') AND OLD.paid_at IS NOT NULL
        UNION ALL
        SELECT NEW.merchant AS merchant, NEW.mode AS mode, NEW.paid_at / 86400000 AS day, NEW.symbol AS symbol,
            NEW.decimals AS decimals, 1 AS sign,
            SUBSTR(PRINTF('%084d', 0) || NEW.received, -84) AS digits
        WHERE NEW.status IN ('paid', 'final') AND NEW.paid_at IS NOT NULL
    )
    WHERE TRUE
    ON CONFLICT (merchant, mode, day, symbol, decimals) DO UPDATE SET
            payments = merchant_takings.payments + excluded.payments,
            units_0 = merchant_takings.units_0 + excluded.units_0,
            units_1 = merchant_takings.units_1 + excluded.units_1,
            units_2 = merchant_takings.units_2 + excluded.units_2,
            units_3 = merchant_takings.units_3 + excluded.units_3,
            units_4 = merchant_takings.units_4 + excluded.units_4,
            units_5 = merchant_takings.units_5 + excluded.units_5,
            units_6 = merchant_takings.units_6 + excluded.units_6;
END;

-- A wallet of one address gives it at the same index each time; the newest are shown first all the same.
CREATE INDEX addresses_of_wallet_by_age ON addresses (wallet, address_index, given_at, session);
DROP INDEX addresses_of_wallet;

-- The index of three letters goes by numbers. A table's own would change when the file is compacted.
CREATE TABLE link_numbers (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    link   TEXT    NOT NULL UNIQUE REFERENCES links (id) ON DELETE CASCADE
);
CREATE VIRTUAL TABLE link_words USING fts5 (words, content = '', detail = none, tokenize = 'trigram');
INSERT INTO link_numbers (link) SELECT id FROM links ORDER BY created_at, id;
INSERT INTO link_words (rowid, words) SELECT n.number, l.search FROM link_numbers AS n JOIN links AS l ON l.id = n.link;
CREATE TRIGGER link_words_begin AFTER INSERT ON links FOR EACH ROW
BEGIN
    INSERT INTO link_numbers (link) VALUES (NEW.id);
    INSERT INTO link_words (rowid, words) VALUES ((SELECT number FROM link_numbers WHERE link = NEW.id), NEW.search);
END;
CREATE TRIGGER link_words_change AFTER UPDATE OF search ON links FOR EACH ROW WHEN OLD.search <> NEW.search
BEGIN
    INSERT INTO link_words (link_words, rowid, words)
    VALUES ('delete', (SELECT number FROM link_numbers WHERE link = OLD.id), OLD.search);
    INSERT INTO link_words (rowid, words) VALUES ((SELECT number FROM link_numbers WHERE link = NEW.id), NEW.search);
END;

-- What is searched for in sessions changes when their customer is erased.
CREATE TABLE session_numbers (
    number  INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session TEXT    NOT NULL UNIQUE REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE VIRTUAL TABLE session_words USING fts5 (words, content = '', detail = none, tokenize = 'trigram');
INSERT INTO session_numbers (session) SELECT id FROM sessions ORDER BY opened_at, id;
INSERT INTO session_words (rowid, words)
SELECT n.number, s.search FROM session_numbers AS n JOIN sessions AS s ON s.id = n.session;
CREATE TRIGGER session_words_begin AFTER INSERT ON sessions FOR EACH ROW
BEGIN
    INSERT INTO session_numbers (session) VALUES (NEW.id);
    INSERT INTO session_words (rowid, words)
    VALUES ((SELECT number FROM session_numbers WHERE session = NEW.id), NEW.search);
END;
CREATE TRIGGER session_words_change AFTER UPDATE OF search ON sessions FOR EACH ROW WHEN OLD.search <> NEW.search
BEGIN
    INSERT INTO session_words (session_words, rowid, words)
    VALUES ('delete', (SELECT number FROM session_numbers WHERE session = OLD.id), OLD.search);
    INSERT INTO session_words (rowid, words)
    VALUES ((SELECT number FROM session_numbers WHERE session = NEW.id), NEW.search);
END;
