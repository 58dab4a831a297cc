-- What is kept of something destroyed, so that who destroyed it can take that back for a while.
CREATE TABLE undos (
    id         TEXT   NOT NULL PRIMARY KEY,
    merchant   TEXT   NOT NULL REFERENCES merchants (id),
    -- JSON: what was done, and what it takes to bring it back.
    kept       TEXT   NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX undos_by_end ON undos (expires_at);
