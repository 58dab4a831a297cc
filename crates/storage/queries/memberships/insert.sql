INSERT INTO memberships (merchant, member, role, joined_at, chosen_at)
VALUES ($1, $2, $3, $4, $4)
ON CONFLICT (merchant, member) DO NOTHING
