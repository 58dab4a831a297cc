-- Whose payment it is where nothing was asked of who paid, and e-mail addresses that customers had before.

-- What is searched for in a payment of which nobody said who pays: what is known of the customer whose it is (R21). From now on
-- `customers/put_session.sql` and `customers/name_sessions.sql` write it.
UPDATE sessions
SET search = search || '
' || (SELECT c.search FROM customers AS c WHERE c.id = sessions.customer)
WHERE customer IN (SELECT id FROM customers) AND customer_name IS NULL AND customer_email IS NULL;

-- A customer who was given another address, or was put together with another, is known by the earlier one still (P2).
CREATE TABLE former_emails (
    merchant TEXT NOT NULL REFERENCES merchants (id),
    -- In lower case. None of the merchant's customers has it now.
    email    TEXT NOT NULL,
    customer TEXT NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
    PRIMARY KEY (merchant, email)
);
CREATE INDEX former_emails_of_customer ON former_emails (customer);
