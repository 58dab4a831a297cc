-- What members sign in with instead of a password and a code: keys in their devices.

CREATE TABLE passkeys (
    id            TEXT    NOT NULL PRIMARY KEY,
    member        TEXT    NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    -- What the authenticator calls it, in base64url.
    credential    TEXT    NOT NULL CONSTRAINT passkeys_credential UNIQUE,
    -- In COSE. The other half never leaves the authenticator.
    public_key    BLOB    NOT NULL,
    -- How far it has counted; one that counts back is refused.
    counter       BIGINT  NOT NULL,
    -- Whether it may be on several devices, and whether it is safe from the loss of one.
    can_be_copied BOOLEAN NOT NULL,
    is_copied     BOOLEAN NOT NULL,
    -- How browsers reach it: words with spaces between them.
    transports    TEXT    NOT NULL,
    -- How its member calls it.
    name          TEXT    NOT NULL,
    added_at      BIGINT  NOT NULL,
    -- Null: not yet.
    used_at       BIGINT
);
CREATE INDEX passkeys_of_member ON passkeys (member);

-- What passkeys are asked, each once. The challenge itself is not kept.
CREATE TABLE passkey_challenges (
    challenge_hash TEXT   NOT NULL PRIMARY KEY,
    -- sign_in: by a passkey alone. second_step: after the password. proof: before a change. add: a new passkey.
    opens          TEXT   NOT NULL CHECK (opens IN ('sign_in', 'second_step', 'proof', 'add')),
    -- The hash of the sign-in's or pass's token that may answer. Empty: whoever has it.
    holder         TEXT   NOT NULL,
    expires_at     BIGINT NOT NULL
);
CREATE INDEX passkey_challenges_by_end ON passkey_challenges (expires_at);
