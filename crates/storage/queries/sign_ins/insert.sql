-- It looks at the business that the member turned to last.
INSERT INTO sign_ins (token_hash, member, created_at, expires_at, proven, seen_at, browser, os, place, merchant)
VALUES (
    $1, $2, $3, $4, $5, $6, $7, $8, $9,
    (SELECT merchant FROM memberships WHERE member = $2 ORDER BY chosen_at DESC, merchant LIMIT 1)
)
