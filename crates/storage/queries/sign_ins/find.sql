-- A sign-in that has run out at $2 is none; nor is one that did not prove the second factor of a member who has one, be it
-- an authenticator or a passkey (I22).
SELECT token_hash, member, created_at, expires_at, proven, seen_at, browser, os, place
FROM sign_ins
WHERE token_hash = $1 AND expires_at > $2
    AND (
        proven
        OR NOT EXISTS (
            SELECT 1 FROM second_factors
            WHERE second_factors.member = sign_ins.member AND second_factors.confirmed_at IS NOT NULL
        )
        AND NOT EXISTS (SELECT 1 FROM passkeys WHERE passkeys.member = sign_ins.member)
    )
