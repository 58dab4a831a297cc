-- They stand in for a second factor: without one, there is nothing to recover.
DELETE FROM recovery_codes
WHERE member = $1
    AND NOT EXISTS (
        SELECT 1 FROM second_factors
        WHERE second_factors.member = recovery_codes.member AND second_factors.confirmed_at IS NOT NULL
    )
    AND NOT EXISTS (SELECT 1 FROM passkeys WHERE passkeys.member = recovery_codes.member)
