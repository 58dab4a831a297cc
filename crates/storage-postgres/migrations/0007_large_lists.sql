-- Lists that answer in the same time however long they are: what filters ask for is one column with an index in the order of
-- the list, and what is searched for has an index of three letters each.

-- How many payments a link with a limit took; 0 for one without. Kept by the triggers below.
ALTER TABLE links ADD COLUMN paid BIGINT NOT NULL DEFAULT 0;
UPDATE links
SET paid = (SELECT COUNT(*) FROM sessions AS s WHERE s.link = links.id AND s.status IN ('paid', 'final'))
WHERE most_payments IS NOT NULL;

-- Statement by statement and in the order of ids, so that two transactions with the same links do not wait for each other. The
-- links are locked before they are asked for a limit: one that is being set counts what is committed here.
CREATE FUNCTION links_paid_begins() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
        BEGIN
            PERFORM 1 FROM links WHERE id IN (SELECT link FROM added WHERE status IN ('paid', 'final'))
            ORDER BY id FOR NO KEY UPDATE;
            UPDATE links SET paid = links.paid + more.payments
            FROM (SELECT link, COUNT(*) AS payments FROM added WHERE status IN ('paid', 'final') GROUP BY link) AS more
            WHERE links.id = more.link AND links.most_payments IS NOT NULL;
            RETURN NULL;
        END
    $$;
CREATE TRIGGER links_paid_begins AFTER INSERT ON sessions REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION links_paid_begins();
CREATE FUNCTION links_paid_changes() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
        DECLARE
            moved RECORD;
        BEGIN
            FOR moved IN
                SELECT a.link, SUM(CASE WHEN a.status IN ('paid', 'final') THEN 1 ELSE -1 END) AS payments
                FROM after AS a
                JOIN before AS b ON b.id = a.id
                WHERE (a.status IN ('paid', 'final')) <> (b.status IN ('paid', 'final'))
                GROUP BY a.link
                ORDER BY a.link
            LOOP
                PERFORM 1 FROM links WHERE id = moved.link FOR NO KEY UPDATE;
                UPDATE links SET paid = paid + moved.payments WHERE id = moved.link AND most_payments IS NOT NULL;
            END LOOP;
            RETURN NULL;
        END
    $$;
CREATE TRIGGER links_paid_changes AFTER UPDATE ON sessions REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION links_paid_changes();

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
) STORED;
CREATE INDEX links_by_facet ON links (facet, created_at, id);
-- One or two letters are looked for where texts begin.
CREATE INDEX links_by_beginning ON links (merchant, SUBSTR(search, 1, 1), SUBSTR(search, 1, 2));

-- Paths that look alike, as `LinkPath::look` says.
ALTER TABLE link_paths ADD COLUMN look TEXT GENERATED ALWAYS AS (
    REPLACE(REPLACE(REPLACE(REPLACE(LOWER(path), '0', 'o'), '1', 'l'), 'i', 'l'), '_', '-')
) STORED;
CREATE INDEX link_paths_by_look ON link_paths (merchant, look);

-- The same for sessions. The last word stands for those that wait for the merchant; giving up is no decision about money that
-- came.
ALTER TABLE sessions ADD COLUMN facet TEXT GENERATED ALWAYS AS (
    merchant || ' ' || mode || ' ' || status
    || CASE
        WHEN decision IN ('none', 'cancelled')
            AND status NOT IN ('paid', 'final', 'closed')
            AND (STRPOS(flags, 'late') > 0 OR STRPOS(flags, 'wrong_asset') > 0 OR STRPOS(flags, 'reorged') > 0
                OR STRPOS(flags, 'over_limit') > 0 OR (STRPOS(flags, 'underpaid') > 0 AND status <> 'open'))
            THEN ' waits'
        ELSE ''
    END
) STORED;
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
);
INSERT INTO merchant_takings
    (merchant, mode, day, symbol, decimals, payments,
     units_0, units_1, units_2, units_3, units_4, units_5, units_6)
SELECT merchant, mode, day, symbol, decimals, SUM(sign),
    SUM(sign * CAST(SUBSTR(digits, 73, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 61, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 49, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 37, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 25, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 13, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 1, 12) AS BIGINT))
FROM (
    SELECT s.merchant, s.mode, s.paid_at / 86400000 AS day, s.symbol, s.decimals, 1 AS sign,
        LPAD(s.received, 84, '0') AS digits
    FROM sessions AS s
    WHERE s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
) AS moved
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5
ON CONFLICT (merchant, mode, day, symbol, decimals) DO UPDATE SET
    payments = merchant_takings.payments + excluded.payments,
    units_0 = merchant_takings.units_0 + excluded.units_0,
    units_1 = merchant_takings.units_1 + excluded.units_1,
    units_2 = merchant_takings.units_2 + excluded.units_2,
    units_3 = merchant_takings.units_3 + excluded.units_3,
    units_4 = merchant_takings.units_4 + excluded.units_4,
    units_5 = merchant_takings.units_5 + excluded.units_5,
    units_6 = merchant_takings.units_6 + excluded.units_6;
CREATE FUNCTION merchant_takings_begin() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
        BEGIN
            INSERT INTO merchant_takings
                (merchant, mode, day, symbol, decimals, payments,
                 units_0, units_1, units_2, units_3, units_4, units_5, units_6)
            SELECT merchant, mode, day, symbol, decimals, SUM(sign),
                SUM(sign * CAST(SUBSTR(digits, 73, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 61, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 49, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 37, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 25, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 13, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 1, 12) AS BIGINT))
            FROM (
                SELECT s.merchant, s.mode, s.paid_at / 86400000 AS day, s.symbol, s.decimals, 1 AS sign,
                    LPAD(s.received, 84, '0') AS digits
                FROM added AS s
                WHERE s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
            ) AS moved
            GROUP BY 1, 2, 3, 4, 5
            ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (merchant, mode, day, symbol, decimals) DO UPDATE SET
                payments = merchant_takings.payments + excluded.payments,
                units_0 = merchant_takings.units_0 + excluded.units_0,
                units_1 = merchant_takings.units_1 + excluded.units_1,
                units_2 = merchant_takings.units_2 + excluded.units_2,
                units_3 = merchant_takings.units_3 + excluded.units_3,
                units_4 = merchant_takings.units_4 + excluded.units_4,
                units_5 = merchant_takings.units_5 + excluded.units_5,
                units_6 = merchant_takings.units_6 + excluded.units_6;
            RETURN NULL;
        END
    $$;
CREATE TRIGGER merchant_takings_begin AFTER INSERT ON sessions REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION merchant_takings_begin();
-- In the order of the key, so that two writers do not wait for each other crosswise.
CREATE FUNCTION merchant_takings_change() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
        BEGIN
            INSERT INTO merchant_takings
                (merchant, mode, day, symbol, decimals, payments,
                 units_0, units_1, units_2, units_3, units_4, units_5, units_6)
            SELECT merchant, mode, day, symbol, decimals, SUM(sign),
                SUM(sign * CAST(SUBSTR(digits, 73, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 61, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 49, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 37, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 25, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 13, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 1, 12) AS BIGINT))
            FROM (
                SELECT s.merchant, s.mode, s.paid_at / 86400000 AS day, s.symbol, s.decimals, -1 AS sign,
                    LPAD(s.received, 84, '0') AS digits
                FROM before AS s
                WHERE s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
                    AND NOT EXISTS (
                        SELECT 1 FROM after AS o
                        WHERE o.id = s.id AND o.status IN ('paid', 'final')
                            AND o.paid_at = s.paid_at AND o.received = s.received
                    )
                UNION ALL
                SELECT s.merchant, s.mode, s.paid_at / 86400000 AS day, s.symbol, s.decimals, 1 AS sign,
                    LPAD(s.received, 84, '0') AS digits
                FROM after AS s
                WHERE s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
                    AND NOT EXISTS (
                        SELECT 1 FROM before AS o
                        WHERE o.id = s.id AND o.status IN ('paid', 'final')
                            AND o.paid_at = s.paid_at AND o.received = s.received
                    )
            ) AS moved
            GROUP BY 1, 2, 3, 4, 5
            ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (merchant, mode, day, symbol, decimals) DO UPDATE SET
                payments = merchant_takings.payments + excluded.payments,
                units_0 = merchant_takings.units_0 + excluded.units_0,
                units_1 = merchant_takings.units_1 + excluded.units_1,
                units_2 = merchant_takings.units_2 + excluded.units_2,
                units_3 = merchant_takings.units_3 + excluded.units_3,
                units_4 = merchant_takings.units_4 + excluded.units_4,
                units_5 = merchant_takings.units_5 + excluded.units_5,
                units_6 = merchant_takings.units_6 + excluded.units_6;
            RETURN NULL;
        END
    $$;
CREATE TRIGGER merchant_takings_change AFTER UPDATE ON sessions REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION merchant_takings_change();

-- A wallet of one address gives it at the same index each time; the newest are shown first all the same.
CREATE INDEX addresses_of_wallet_by_age ON addresses (wallet, address_index, given_at, session);
DROP INDEX addresses_of_wallet;

-- Transactions are looked for by how their ids begin: byte by byte, whatever language the database speaks.
ALTER TABLE transfers ALTER COLUMN tx TYPE TEXT COLLATE "C";

-- The index of three letters. The owner of a database may have it without being the server's master, where it is installed;
-- where it is not, searching reads all texts and is right all the same.
DO $$
    BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE INDEX links_by_words ON links USING gin (search gin_trgm_ops);
        CREATE INDEX sessions_by_words ON sessions USING gin (search gin_trgm_ops);
    EXCEPTION
        WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
            RAISE WARNING 'searching long lists will be slow, because pg_trgm cannot be installed: %', SQLERRM;
    END
$$;
