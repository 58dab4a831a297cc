-- A member may be in several businesses. What was said of the member in one is a membership; each sign-in looks at one of them.

CREATE TABLE memberships (
    merchant  TEXT   NOT NULL REFERENCES merchants (id),
    member    TEXT   NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    role      TEXT   NOT NULL CHECK (role IN ('owner', 'admin', 'staff', 'viewer')),
    joined_at BIGINT NOT NULL,
    -- When the member turned to this business last: a new sign-in begins where they were.
    chosen_at BIGINT NOT NULL,
    PRIMARY KEY (merchant, member)
);
CREATE INDEX memberships_of_member ON memberships (member, chosen_at);
INSERT INTO memberships (merchant, member, role, joined_at, chosen_at)
SELECT merchant, id, role, created_at, created_at FROM members;

-- Which business the sign-in looks at, as long as its member is in it. Null: the one that they turned to last.
ALTER TABLE sign_ins ADD COLUMN merchant TEXT REFERENCES merchants (id);
UPDATE sign_ins SET merchant = (SELECT merchant FROM members WHERE members.id = sign_ins.member);

DROP INDEX members_of_merchant;
ALTER TABLE members DROP COLUMN merchant;
ALTER TABLE members DROP COLUMN role;
