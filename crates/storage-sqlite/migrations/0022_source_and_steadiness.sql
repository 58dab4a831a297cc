-- Payments are asked for by how their link was made. That never changes, so a payment keeps it, and its facet names it.
ALTER TABLE sessions ADD COLUMN source TEXT NOT NULL DEFAULT 'dashboard';
UPDATE sessions SET source = l.source FROM links AS l WHERE l.id = sessions.link AND l.source <> 'dashboard';

-- As before (0007), with one word more behind the state.
DROP INDEX sessions_by_facet;
ALTER TABLE sessions DROP COLUMN facet;
ALTER TABLE sessions ADD COLUMN facet TEXT GENERATED ALWAYS AS (
    merchant || ' ' || mode || ' ' || status || ' ' || source
    || CASE
        WHEN decision IN ('none', 'cancelled')
            AND status NOT IN ('paid', 'final', 'closed')
            AND (INSTR(flags, 'late') > 0 OR INSTR(flags, 'wrong_asset') > 0 OR INSTR(flags, 'reorged') > 0
                OR INSTR(flags, 'over_limit') > 0 OR (INSTR(flags, 'underpaid') > 0 AND status <> 'open'))
            THEN ' waits'
        ELSE ''
    END
) VIRTUAL;
CREATE INDEX sessions_by_facet ON sessions (facet, opened_at, id);

-- Whether a network's blocks come by the clock, so that an old one says that its node stands still. What was added by hand may be
-- silent until its owner says otherwise.
ALTER TABLE networks ADD COLUMN steady BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE networks SET steady = TRUE
WHERE id IN ('eip155:1', 'eip155:10', 'eip155:56', 'eip155:100', 'eip155:137', 'eip155:8453', 'eip155:42161', 'eip155:11155111');
