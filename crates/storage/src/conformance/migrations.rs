//! What a database kept before a migration, and what it has to hold after it, on every engine.

use std::{fs, io, path::Path};

/// What stands before a migration and what is to be found after it.
#[derive(Debug, Clone, Copy)]
pub struct Migrated {
    /// Its file.
    pub file: &'static str,
    /// What is written before it.
    pub before: &'static str,
    /// Queries of one text column, with the rows that each finds after the last migration.
    pub after: &'static [(&'static str, &'static [&'static str])],
}

/// Who is in the business and signed in before members could be in several (I19).
pub const MEMBERS: Migrated = Migrated {
    file: "0019_businesses.sql",
    before: "
        INSERT INTO merchants (id, handle, name, accent, window_ms, tolerance_bp, created_at)
        VALUES ('mer_1', 'northlight', 'Northlight', '#0e5e73', 1, 0, 1);
        INSERT INTO members (id, merchant, email, name, role, password_hash, created_at)
        VALUES ('mem_1', 'mer_1', 'maja@example.com', 'Maja', 'owner', 'hash', 5),
               ('mem_2', 'mer_1', 'kari@example.com', 'Kari', 'viewer', 'hash', 7);
        INSERT INTO sign_ins (token_hash, member, created_at, expires_at) VALUES ('aa', 'mem_2', 8, 9);
        INSERT INTO second_factors (member, secret, confirmed_at, used_step) VALUES ('mem_2', 'secret', 8, 1);
    ",
    after: &[
        (
            "SELECT merchant || ' ' || member || ' ' || role || ' ' || joined_at FROM memberships ORDER BY member",
            &["mer_1 mem_1 owner 5", "mer_1 mem_2 viewer 7"],
        ),
        ("SELECT member || ' ' || merchant FROM sign_ins", &["mem_2 mer_1"]),
        // Nothing of a member is lost while their row changes.
        ("SELECT member || ' ' || secret FROM second_factors", &["mem_2 secret"]),
    ],
};

/// Handles that were given before their looks were compared (R32).
pub const HANDLES: Migrated = Migrated {
    file: "0030_handles_that_look_alike.sql",
    before: "
        INSERT INTO handles (handle, merchant)
        VALUES ('north1ight', 'mer_2'), ('northlight', 'mer_1'), ('northllght', 'mer_1'), ('window', 'mer_1'), ('farrn', 'mer_2');
    ",
    after: &[(
        "SELECT handle || ' ' || merchant || ' ' || COALESCE(look, 'none') FROM handles ORDER BY handle",
        &[
            "farrn mer_2 farrn",
            "north1ight mer_2 none",
            "northlight mer_1 northllght",
            "northllght mer_1 none",
            "window mer_1 vvlndovv",
        ],
    )],
};

/// Links that were made before links for anybody had short addresses (R22): one with a path, one whose address is a secret, one for
/// a customer, and one that has a code from before codes opened anything.
pub const SHORT_ADDRESSES: Migrated = Migrated {
    file: "0031_short_addresses.sql",
    before: "
        INSERT INTO merchants (id, handle, name, accent, window_ms, tolerance_bp, created_at)
        VALUES ('mer_1', 'northlight', 'Northlight', '#0e5e73', 1, 0, 1);
        INSERT INTO links (id, merchant, mode, title, price_units, price_decimals, symbol, accepts, window_ms, fields, source,
                           active, created_at, updated_at, search, path, customer)
        VALUES ('link_path', 'mer_1', 'test', 'A', '1', 6, 'USDC', '[]', 1, '{}', 'dashboard', TRUE, 1, 1, '', 'a', NULL),
               ('link_secret', 'mer_1', 'test', 'B', '1', 6, 'USDC', '[]', 1, '{}', 'dashboard', TRUE, 1, 1, '', NULL, NULL),
               ('link_one', 'mer_1', 'test', 'C', '1', 6, 'USDC', '[]', 1, '{}', 'dashboard', TRUE, 1, 1, '', 'c', 'cus_1'),
               ('link_sent', 'mer_1', 'test', 'D', '1', 6, 'USDC', '[]', 1, '{}', 'dashboard', TRUE, 1, 1, '', 'd', NULL);
        INSERT INTO link_codes (code, link, opens)
        VALUES ('abcdefgh23', 'link_sent', FALSE), ('abcdefghjkmnpqrstuvwxyz', 'link_one', TRUE);
    ",
    after: &[
        (
            "SELECT link || ' ' || LENGTH(code) FROM link_codes WHERE short AND NOT opens ORDER BY link",
            &["link_path 10", "link_sent 10"],
        ),
        ("SELECT code FROM link_codes WHERE link = 'link_sent'", &["abcdefgh23"]),
        ("SELECT code FROM link_codes WHERE opens", &["abcdefghjkmnpqrstuvwxyz"]),
        // None of the letters and digits that are mistaken for each other.
        ("SELECT code FROM link_codes WHERE link = 'link_path' AND (code LIKE '%i%' OR code LIKE '%l%' OR code LIKE '%o%')", &[]),
    ],
};

/// Payments of which nobody said who pays, from before they were found by whose they are (R21): one that is Maja's, one that a friend
/// paid for her, one of nobody's, and one whose customer is not there.
pub const WHOSE_PAYMENTS: Migrated = Migrated {
    file: "0033_whose_payment.sql",
    before: "
        INSERT INTO merchants (id, handle, name, accent, window_ms, tolerance_bp, created_at)
        VALUES ('mer_1', 'northlight', 'Northlight', '#0e5e73', 1, 0, 1);
        INSERT INTO wallets (id, merchant, name, mode, source, next_index, active, created_at)
        VALUES ('wal_1', 'mer_1', 'W', 'test', '{}', 0, TRUE, 1);
        INSERT INTO links (id, merchant, mode, title, price_units, price_decimals, symbol, accepts, window_ms, fields, source,
                           active, created_at, updated_at, search)
        VALUES ('link_1', 'mer_1', 'test', 'A', '1', 6, 'USDC', '[]', 1, '{}', 'dashboard', TRUE, 1, 1, '');
        INSERT INTO customers (id, merchant, email, name, source, created_at, search)
        VALUES ('cus_1', 'mer_1', 'maja@example.com', 'Åse', 'dashboard', 1, 'maja@example.com' || '
' || 'åse');
        INSERT INTO sessions (id, link, merchant, mode, code, network, asset, due, opened_at, deadline, tolerance_bp,
                              confirmations, finality, decimals, symbol, address, wallet, address_index, customer_email,
                              decision, status, flags, received, missing, excess, reached, needed, assessed_at, version,
                              search, customer)
        VALUES
            ('ses_1', 'link_1', 'mer_1', 'test', 'A', 'n', 'a', '1', 1, 1, 0, '1', '1', 6, 'USDC', '0x', 'wal_1', 1, NULL,
             'none', 'open', '', '0', '1', '0', 0, 1, 1, 1, 'a', 'cus_1'),
            ('ses_2', 'link_1', 'mer_1', 'test', 'B', 'n', 'a', '1', 1, 1, 0, '1', '1', 6, 'USDC', '0x', 'wal_1', 1, 'f@x.y',
             'none', 'open', '', '0', '1', '0', 0, 1, 1, 1, 'b', 'cus_1'),
            ('ses_3', 'link_1', 'mer_1', 'test', 'C', 'n', 'a', '1', 1, 1, 0, '1', '1', 6, 'USDC', '0x', 'wal_1', 1, NULL,
             'none', 'open', '', '0', '1', '0', 0, 1, 1, 1, 'c', NULL),
            ('ses_4', 'link_1', 'mer_1', 'test', 'D', 'n', 'a', '1', 1, 1, 0, '1', '1', 6, 'USDC', '0x', 'wal_1', 1, NULL,
             'none', 'open', '', '0', '1', '0', 0, 1, 1, 1, 'd', 'cus_9');
    ",
    after: &[("SELECT search FROM sessions ORDER BY id", &["a\nmaja@example.com\nåse", "b", "c", "d"])],
};

/// What came in before it was kept by quarter of an hour, and with what was asked for it in currencies (I14): two payments of a quarter,
/// one of another, one in the coin itself, and one that nobody paid.
pub const TAKINGS: Migrated = Migrated {
    file: "0034_days_of_the_business.sql",
    before: "
        INSERT INTO merchants (id, handle, name, accent, window_ms, tolerance_bp, created_at)
        VALUES ('mer_1', 'northlight', 'Northlight', '#0e5e73', 1, 0, 1);
        INSERT INTO links (id, merchant, mode, title, price_units, price_decimals, symbol, accepts, window_ms, fields, source,
                           active, created_at, updated_at, search)
        VALUES ('link_1', 'mer_1', 'test', 'A', '1', 6, 'USDC', '[]', 1, '{}', 'dashboard', TRUE, 1, 1, '');
        INSERT INTO wallets (id, merchant, mode, name, source, next_index, active, created_at)
        VALUES ('wal_1', 'mer_1', 'test', 'W', 'x', 0, TRUE, 1);
        INSERT INTO sessions (id, link, merchant, mode, code, network, asset, due, opened_at, deadline, tolerance_bp,
                              confirmations, finality, decimals, symbol, address, wallet, address_index, decision, status, flags,
                              received, missing, excess, reached, needed, assessed_at, version, search, paid_at)
        SELECT 'ses_' || n, 'link_1', 'mer_1', 'test', 'code' || n, 'sandbox:1', 'sandbox:1/USDC', '1', 1, 1, 0, '1', '1', 6, 'USDC',
            'x', 'wal_1', n, 'none', status, '', received, '0', '0', 1, 1, 1, 1, '', paid_at
        FROM (
            SELECT 1 AS n, 'paid' AS status, '1999999999999' AS received, 900000 AS paid_at
            UNION ALL SELECT 2, 'final', '1', 1799999
            UNION ALL SELECT 3, 'final', '5', 1800000
            UNION ALL SELECT 4, 'paid', '7', 1800001
            UNION ALL SELECT 5, 'expired', '0', NULL
        ) AS new;
        INSERT INTO quotes (session, title, symbol, fiat, price_units, price_decimals, quantity)
        VALUES ('ses_1', 'A', 'EUR', TRUE, '4830', 2, 1), ('ses_2', 'A', 'EUR', TRUE, '170', 2, 1),
               ('ses_3', 'A', 'NOK', TRUE, '99', 2, 1), ('ses_4', 'A', 'USDC', FALSE, '7', 6, 1),
               ('ses_5', 'A', 'EUR', TRUE, '4830', 2, 1);
    ",
    after: &[(
        "SELECT quarter || ' ' || CASE WHEN fiat THEN 'asked' ELSE 'came' END || ' ' || symbol || ' ' || decimals || ' ' || payments
             || ' ' || units_0 || ' ' || units_1
         FROM merchant_takings WHERE merchant = 'mer_1' AND mode = 'test' ORDER BY quarter, fiat, symbol",
        &["1 came USDC 6 2 1000000000000 1", "1 asked EUR 2 2 5000 0", "2 came USDC 6 2 12 0", "2 asked NOK 2 1 99 0"],
    )],
};

impl Migrated {
    /// The migrations of a backend in their order: those before this one, and the others.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn around(&self, backend: &str) -> io::Result<(Vec<String>, Vec<String>)> {
        let folder = Path::new(backend).join("migrations");
        let mut files: Vec<_> =
            fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        files.sort();
        let at = files.iter().position(|file| file.ends_with(self.file));
        let at = at.ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, self.file))?;
        let mut texts = files.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
        let others = texts.split_off(at);
        Ok((texts, others))
    }
}
