-- What a member sees of each sign-in, the second factor, and tokens that open one step only.

-- Whether the second factor was proven when it began. A sign-in without it is none while its member has a factor (I22).
ALTER TABLE sign_ins ADD COLUMN proven BOOLEAN NOT NULL DEFAULT FALSE;
-- When it was used last, to within a few minutes. Null: not since it began.
ALTER TABLE sign_ins ADD COLUMN seen_at BIGINT;
-- What the browser said about itself then. Null: nothing.
ALTER TABLE sign_ins ADD COLUMN browser TEXT;
ALTER TABLE sign_ins ADD COLUMN os TEXT;
-- Where from, masked: the whole address is never stored.
ALTER TABLE sign_ins ADD COLUMN place TEXT;

-- What members share with their authenticator.
CREATE TABLE second_factors (
    member       TEXT   NOT NULL PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
    -- Base32. As it is, see docs/adr/0022.
    secret       TEXT   NOT NULL,
    -- When a code proved it. Null: it is being set up, and nothing asks for it.
    confirmed_at BIGINT,
    -- The newest time step of which a code was used: none up to it is taken again.
    used_step    BIGINT NOT NULL
);

-- For who has lost their authenticator. The code itself is not kept.
CREATE TABLE recovery_codes (
    member    TEXT   NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    code_hash TEXT   NOT NULL,
    -- Null: it can still be used.
    used_at   BIGINT,
    PRIMARY KEY (member, code_hash)
);

-- Tokens that open one step only. The token itself is not kept.
CREATE TABLE passes (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    member     TEXT   NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    -- second_step: the password was right. reset: a new password may be chosen.
    opens      TEXT   NOT NULL CHECK (opens IN ('second_step', 'reset')),
    expires_at BIGINT NOT NULL
);
CREATE INDEX passes_of_member ON passes (member);
CREATE INDEX passes_by_end ON passes (expires_at);
