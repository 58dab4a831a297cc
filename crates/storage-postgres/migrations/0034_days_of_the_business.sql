-- Days by the clock of each business (decision 34). What merchants were paid is kept by quarter of an hour: a day in any zone is made
-- of whole ones. Beside what came in coins stands what was asked for it in currencies. From here on a day of `link_days` and
-- `link_referrers` is the one that the business's clock showed when somebody looked; before, it was one of UTC.

DROP TRIGGER merchant_takings_begin ON sessions;
DROP TRIGGER merchant_takings_change ON sessions;
DROP FUNCTION merchant_takings_begin();
DROP FUNCTION merchant_takings_change();
DROP TABLE merchant_takings;
CREATE TABLE merchant_takings (
    merchant TEXT    NOT NULL,
    mode     TEXT    NOT NULL,
    -- Quarters of an hour since 1970.
    quarter  BIGINT  NOT NULL,
    symbol   TEXT    NOT NULL,
    -- Whether the symbol is a currency's code, and the sum what was asked.
    fiat     BOOLEAN NOT NULL,
    decimals BIGINT  NOT NULL,
    payments BIGINT  NOT NULL,
    units_0  BIGINT  NOT NULL,
    units_1  BIGINT  NOT NULL,
    units_2  BIGINT  NOT NULL,
    units_3  BIGINT  NOT NULL,
    units_4  BIGINT  NOT NULL,
    units_5  BIGINT  NOT NULL,
    units_6  BIGINT  NOT NULL,
    PRIMARY KEY (merchant, mode, quarter, symbol, fiat, decimals)
);
WITH moved AS (
    SELECT s.id, s.merchant, s.mode, s.paid_at, s.symbol, s.decimals, s.received, 1 AS sign
    FROM sessions AS s
    WHERE s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
)
INSERT INTO merchant_takings
    (merchant, mode, quarter, symbol, fiat, decimals, payments,
     units_0, units_1, units_2, units_3, units_4, units_5, units_6)
SELECT merchant, mode, quarter, symbol, fiat, decimals, SUM(sign),
    SUM(sign * CAST(SUBSTR(digits, 73, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 61, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 49, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 37, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 25, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 13, 12) AS BIGINT)),
    SUM(sign * CAST(SUBSTR(digits, 1, 12) AS BIGINT))
FROM (
    SELECT s.merchant, s.mode, s.paid_at / 900000 AS quarter, s.symbol, FALSE AS fiat, s.decimals, s.sign,
        LPAD(s.received, 84, '0') AS digits
    FROM moved AS s
    UNION ALL
    SELECT s.merchant, s.mode, s.paid_at / 900000, q.symbol, TRUE, q.price_decimals, s.sign,
        LPAD(q.price_units, 84, '0')
    FROM moved AS s
    JOIN quotes AS q ON q.session = s.id
    WHERE q.fiat
) AS parts
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1, 2, 3, 4, 5, 6
ON CONFLICT (merchant, mode, quarter, symbol, fiat, decimals) DO UPDATE SET
    payments = merchant_takings.payments + excluded.payments,
    units_0 = merchant_takings.units_0 + excluded.units_0,
    units_1 = merchant_takings.units_1 + excluded.units_1,
    units_2 = merchant_takings.units_2 + excluded.units_2,
    units_3 = merchant_takings.units_3 + excluded.units_3,
    units_4 = merchant_takings.units_4 + excluded.units_4,
    units_5 = merchant_takings.units_5 + excluded.units_5,
    units_6 = merchant_takings.units_6 + excluded.units_6;
-- A session's quote is written after it, and says nothing of a session that begins as paid: there is none.
CREATE FUNCTION merchant_takings_begin() RETURNS TRIGGER
    LANGUAGE plpgsql
    AS $$
        BEGIN
            WITH moved AS (
                SELECT s.id, s.merchant, s.mode, s.paid_at, s.symbol, s.decimals, s.received, 1 AS sign
                FROM added AS s
                WHERE s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
            )
            INSERT INTO merchant_takings
                (merchant, mode, quarter, symbol, fiat, decimals, payments,
                 units_0, units_1, units_2, units_3, units_4, units_5, units_6)
            SELECT merchant, mode, quarter, symbol, fiat, decimals, SUM(sign),
                SUM(sign * CAST(SUBSTR(digits, 73, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 61, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 49, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 37, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 25, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 13, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 1, 12) AS BIGINT))
            FROM (
                SELECT s.merchant, s.mode, s.paid_at / 900000 AS quarter, s.symbol, FALSE AS fiat, s.decimals, s.sign,
                    LPAD(s.received, 84, '0') AS digits
                FROM moved AS s
                UNION ALL
                SELECT s.merchant, s.mode, s.paid_at / 900000, q.symbol, TRUE, q.price_decimals, s.sign,
                    LPAD(q.price_units, 84, '0')
                FROM moved AS s
                JOIN quotes AS q ON q.session = s.id
                WHERE q.fiat
            ) AS parts
            GROUP BY 1, 2, 3, 4, 5, 6
            ORDER BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (merchant, mode, quarter, symbol, fiat, decimals) DO UPDATE SET
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
            WITH moved AS (
                SELECT s.id, s.merchant, s.mode, s.paid_at, s.symbol, s.decimals, s.received, -1 AS sign
                FROM before AS s
                WHERE s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
                    AND NOT EXISTS (
                        SELECT 1 FROM after AS o
                        WHERE o.id = s.id AND o.status IN ('paid', 'final')
                            AND o.paid_at = s.paid_at AND o.received = s.received
                    )
                UNION ALL
                SELECT s.id, s.merchant, s.mode, s.paid_at, s.symbol, s.decimals, s.received, 1 AS sign
                FROM after AS s
                WHERE s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL
                    AND NOT EXISTS (
                        SELECT 1 FROM before AS o
                        WHERE o.id = s.id AND o.status IN ('paid', 'final')
                            AND o.paid_at = s.paid_at AND o.received = s.received
                    )
            )
            INSERT INTO merchant_takings
                (merchant, mode, quarter, symbol, fiat, decimals, payments,
                 units_0, units_1, units_2, units_3, units_4, units_5, units_6)
            SELECT merchant, mode, quarter, symbol, fiat, decimals, SUM(sign),
                SUM(sign * CAST(SUBSTR(digits, 73, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 61, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 49, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 37, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 25, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 13, 12) AS BIGINT)),
                SUM(sign * CAST(SUBSTR(digits, 1, 12) AS BIGINT))
            FROM (
                SELECT s.merchant, s.mode, s.paid_at / 900000 AS quarter, s.symbol, FALSE AS fiat, s.decimals, s.sign,
                    LPAD(s.received, 84, '0') AS digits
                FROM moved AS s
                UNION ALL
                SELECT s.merchant, s.mode, s.paid_at / 900000, q.symbol, TRUE, q.price_decimals, s.sign,
                    LPAD(q.price_units, 84, '0')
                FROM moved AS s
                JOIN quotes AS q ON q.session = s.id
                WHERE q.fiat
            ) AS parts
            GROUP BY 1, 2, 3, 4, 5, 6
            ORDER BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (merchant, mode, quarter, symbol, fiat, decimals) DO UPDATE SET
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

-- What links took is read with what was asked for it, which is found by the id: with that too, this holds all that is needed of sessions.
DROP INDEX sessions_paid;
CREATE INDEX sessions_paid ON sessions (link, paid_at, status, channel, symbol, decimals, received, id)
    WHERE status IN ('paid', 'final');

-- Links that people look at often on a day (R32), for `queries/views/busy.sql`.
CREATE INDEX link_days_busy ON link_days (merchant, day, link) WHERE kind = 'person' AND views >= 9;
