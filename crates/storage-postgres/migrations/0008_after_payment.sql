-- What happens once a customer has paid, and what is to be done later and once.

-- JSON. Tags are named by their ids.
ALTER TABLE links ADD COLUMN after_payment TEXT NOT NULL DEFAULT '{}';

CREATE TABLE jobs (
    id          TEXT   NOT NULL PRIMARY KEY,
    merchant    TEXT   NOT NULL REFERENCES merchants (id),
    link        TEXT   NOT NULL REFERENCES links (id),
    session     TEXT   NOT NULL REFERENCES sessions (id),
    -- What is to be done, as JSON, and the word that says what kind of thing it is.
    task        TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    state       TEXT   NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    -- When somebody may begin with it; while somebody is at it, when they are given up.
    due_at      BIGINT NOT NULL,
    -- How often somebody began.
    attempts    BIGINT NOT NULL,
    -- What came of it, in words. Null: not done yet.
    result      TEXT,
    created_at  BIGINT NOT NULL,
    finished_at BIGINT,
    -- A session has everything done once, however often it is paid.
    CONSTRAINT jobs_once UNIQUE (session, kind)
);
CREATE INDEX jobs_due ON jobs (due_at, id) WHERE state = 'waiting';
