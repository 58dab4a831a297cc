-- Days by the clock of each business (decision 34). What merchants were paid is kept by quarter of an hour: a day in any zone is made
-- of whole ones. Beside what came in coins stands what was asked for it in currencies. From here on a day of `link_days` and
-- `link_referrers` is the one that the business's clock showed when somebody looked; before, it was one of UTC.

DROP TRIGGER merchant_takings_begin;
DROP TRIGGER merchant_takings_change;
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
) WITHOUT ROWID;
INSERT INTO merchant_takings
    (merchant, mode, quarter, symbol, fiat, decimals, payments,
     units_0, units_1, units_2, units_3, units_4, units_5, units_6)
SELECT merchant, mode, quarter, symbol, fiat, decimals, sign,
    sign * CAST(SUBSTR(digits, 73, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 61, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 49, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 37, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 25, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 13, 12) AS INTEGER),
    sign * CAST(SUBSTR(digits, 1, 12) AS INTEGER)
FROM (
    SELECT merchant, mode, paid_at / 900000 AS quarter, symbol, FALSE AS fiat, decimals, 1 AS sign,
        SUBSTR(PRINTF('%084d', 0) || received, -84) AS digits
    FROM sessions
    WHERE status IN ('paid', 'final') AND paid_at IS NOT NULL
    UNION ALL
    SELECT s.merchant, s.mode, s.paid_at / 900000, q.symbol, TRUE, q.price_decimals, 1,
        SUBSTR(PRINTF('%084d', 0) || q.price_units, -84)
    FROM sessions AS s
    JOIN quotes AS q ON q.session = s.id
    WHERE s.status IN ('paid', 'final') AND s.paid_at IS NOT NULL AND q.fiat
)
WHERE TRUE
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
CREATE TRIGGER merchant_takings_begin AFTER INSERT ON sessions FOR EACH ROW WHEN NEW.status IN ('paid', 'final')
BEGIN
    INSERT INTO merchant_takings
        (merchant, mode, quarter, symbol, fiat, decimals, payments,
         units_0, units_1, units_2, units_3, units_4, units_5, units_6)
    SELECT merchant, mode, quarter, symbol, fiat, decimals, sign,
        sign * CAST(SUBSTR(digits, 73, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 61, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 49, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 37, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 25, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 13, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 1, 12) AS INTEGER)
    FROM (
        SELECT NEW.merchant AS merchant, NEW.mode AS mode, NEW.paid_at / 900000 AS quarter, NEW.symbol AS symbol,
            FALSE AS fiat, NEW.decimals AS decimals, 1 AS sign,
            SUBSTR(PRINTF('%084d', 0) || NEW.received, -84) AS digits
        WHERE NEW.status IN ('paid', 'final') AND NEW.paid_at IS NOT NULL
    )
    WHERE TRUE
    ON CONFLICT (merchant, mode, quarter, symbol, fiat, decimals) DO UPDATE SET
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
        (merchant, mode, quarter, symbol, fiat, decimals, payments,
         units_0, units_1, units_2, units_3, units_4, units_5, units_6)
    SELECT merchant, mode, quarter, symbol, fiat, decimals, sign,
        sign * CAST(SUBSTR(digits, 73, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 61, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 49, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 37, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 25, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 13, 12) AS INTEGER),
        sign * CAST(SUBSTR(digits, 1, 12) AS INTEGER)
    FROM (
        SELECT OLD.merchant AS merchant, OLD.mode AS mode, OLD.paid_at / 900000 AS quarter, OLD.symbol AS symbol,
            FALSE AS fiat, OLD.decimals AS decimals, -1 AS sign,
            SUBSTR(PRINTF('%084d', 0) || OLD.received, -84) AS digits
        WHERE OLD.status IN ('paid', 'final') AND OLD.paid_at IS NOT NULL
        UNION ALL
        SELECT NEW.merchant AS merchant, NEW.mode AS mode, NEW.paid_at / 900000 AS quarter, NEW.symbol AS symbol,
            FALSE AS fiat, NEW.decimals AS decimals, 1 AS sign,
            SUBSTR(PRINTF('%084d', 0) || NEW.received, -84) AS digits
        WHERE NEW.status IN ('paid', 'final') AND NEW.paid_at IS NOT NULL
        UNION ALL
        SELECT OLD.merchant, OLD.mode, OLD.paid_at / 900000, q.symbol, TRUE, q.price_decimals, -1,
            SUBSTR(PRINTF('%084d', 0) || q.price_units, -84)
        FROM quotes AS q
        WHERE q.session = OLD.id AND q.fiat AND OLD.status IN ('paid', 'final') AND OLD.paid_at IS NOT NULL
        UNION ALL
        SELECT NEW.merchant, NEW.mode, NEW.paid_at / 900000, q.symbol, TRUE, q.price_decimals, 1,
            SUBSTR(PRINTF('%084d', 0) || q.price_units, -84)
        FROM quotes AS q
        WHERE q.session = NEW.id AND q.fiat AND NEW.status IN ('paid', 'final') AND NEW.paid_at IS NOT NULL
    )
    WHERE TRUE
    ON CONFLICT (merchant, mode, quarter, symbol, fiat, decimals) DO UPDATE SET
        payments = merchant_takings.payments + excluded.payments,
        units_0 = merchant_takings.units_0 + excluded.units_0,
        units_1 = merchant_takings.units_1 + excluded.units_1,
        units_2 = merchant_takings.units_2 + excluded.units_2,
        units_3 = merchant_takings.units_3 + excluded.units_3,
        units_4 = merchant_takings.units_4 + excluded.units_4,
        units_5 = merchant_takings.units_5 + excluded.units_5,
        units_6 = merchant_takings.units_6 + excluded.units_6;
END;

-- What links took is read with what was asked for it, which is found by the id: with that too, this holds all that is needed of sessions.
DROP INDEX sessions_paid;
CREATE INDEX sessions_paid ON sessions (link, paid_at, status, channel, symbol, decimals, received, id)
    WHERE status IN ('paid', 'final');

-- Links that people look at often on a day (R32), for `queries/views/busy.sql`.
CREATE INDEX link_days_busy ON link_days (merchant, day, link) WHERE kind = 'person' AND views >= 9;
