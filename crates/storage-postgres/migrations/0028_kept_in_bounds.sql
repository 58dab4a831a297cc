-- Tags that went into others, for what waits to give or take them; and what finds notifications that are old enough to forget.

-- Into which tag a tag went. It may have gone into another in turn, or have been deleted.
CREATE TABLE merged_tags (
    tag      TEXT NOT NULL PRIMARY KEY,
    merchant TEXT NOT NULL REFERENCES merchants (id),
    into_tag TEXT NOT NULL
);

CREATE INDEX notifications_old ON notifications (created_at) WHERE topic IS NULL OR notice IS NOT NULL;
CREATE INDEX notices_old ON notices (changed_at) WHERE state IN ('taken', 'failed', 'cancelled');
