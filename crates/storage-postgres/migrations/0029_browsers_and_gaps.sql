-- Which sign-in a browser shows notifications for, and which gaps of a wallet its owner has dealt with.

-- Hash of the token of the sign-in from which they were turned on. A browser shows nothing any more once that was ended; it goes on
-- when a sign-in only runs out, for nobody asked it to stop.
ALTER TABLE browsers ADD COLUMN sign_in TEXT NOT NULL DEFAULT '';
-- Which it was is not known of those that are there: they end with the newest of their member. Whose member is signed in nowhere
-- showed notifications to whoever has that browser now.
UPDATE browsers SET sign_in = COALESCE(
    (
        SELECT sign_ins.token_hash FROM sign_ins
        WHERE sign_ins.member = browsers.member
        ORDER BY sign_ins.created_at DESC, sign_ins.token_hash
        LIMIT 1
    ),
    ''
);
DELETE FROM browsers WHERE sign_in = '';
CREATE INDEX browsers_of_sign_in ON browsers (sign_in);

-- Up to which index the merchant says that their own wallet finds what it is paid. Null: they said nothing.
ALTER TABLE wallets ADD COLUMN gap_raised_to BIGINT;
