-- Those that find.sql finds, the newest first.
SELECT token_hash, member, created_at, expires_at, proven, seen_at, browser, os, place
FROM sign_ins
WHERE member = $1 AND expires_at > $2
    AND (
        proven
        OR NOT EXISTS (
            SELECT 1 FROM second_factors
            WHERE second_factors.member = sign_ins.member AND second_factors.confirmed_at IS NOT NULL
        )
        AND NOT EXISTS (SELECT 1 FROM passkeys WHERE passkeys.member = sign_ins.member)
    )
ORDER BY created_at DESC, token_hash
