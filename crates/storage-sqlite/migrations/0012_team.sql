-- The team of a business: who was invited, and what each member did.

-- What members did. Neither who did it nor what it was done to need be there any more, so both are named as they were called.
CREATE TABLE audit (
    id          TEXT   NOT NULL PRIMARY KEY,
    merchant    TEXT   NOT NULL REFERENCES merchants (id),
    -- A member, who may have been removed since.
    member      TEXT   NOT NULL,
    who         TEXT   NOT NULL,
    -- What was done, as in domain::audit.
    act         TEXT   NOT NULL,
    -- Id of the thing that it was done to. Empty: none.
    thing       TEXT   NOT NULL,
    called      TEXT   NOT NULL,
    detail      TEXT   NOT NULL,
    happened_at BIGINT NOT NULL
);
CREATE INDEX audit_of_merchant ON audit (merchant, happened_at, id);
CREATE INDEX audit_of_member ON audit (merchant, member, happened_at, id);

-- Invitations to a team, each with the one letter that brings it.
CREATE TABLE invitations (
    id              TEXT   NOT NULL PRIMARY KEY,
    merchant        TEXT   NOT NULL REFERENCES merchants (id),
    -- Lower-cased.
    email           TEXT   NOT NULL,
    role            TEXT   NOT NULL CHECK (role IN ('owner', 'admin', 'staff', 'viewer')),
    -- A member, who may have been removed since.
    invited_by      TEXT   NOT NULL,
    -- Of the token in the link that accepts it.
    token_hash      TEXT   NOT NULL CONSTRAINT invitations_token UNIQUE,
    -- How it ended. Null: it can be accepted until it runs out.
    ended           TEXT   CHECK (ended IN ('accepted', 'revoked')),
    created_at      BIGINT NOT NULL,
    expires_at      BIGINT NOT NULL,
    -- Where the letter is; the words are those of deliveries.
    letter_state    TEXT   NOT NULL CHECK (letter_state IN ('held', 'waiting', 'taken', 'failed', 'cancelled')),
    letter_due      BIGINT NOT NULL,
    letter_attempts BIGINT NOT NULL,
    -- What was said last, in words.
    letter_said     TEXT   NOT NULL,
    -- The token itself, only as long as the letter has not gone.
    letter_token    TEXT
);
-- One address is invited once at a time.
CREATE UNIQUE INDEX invitations_open ON invitations (merchant, email) WHERE ended IS NULL;
CREATE INDEX invitations_due ON invitations (letter_due, id) WHERE letter_state = 'waiting';
