-- Who did it is named as they are called now.
INSERT INTO audit (id, merchant, member, who, act, thing, called, detail, happened_at)
VALUES ($1, $2, $3, COALESCE((SELECT name FROM members WHERE id = $3), ''), $4, $5, $6, $7, $8)
