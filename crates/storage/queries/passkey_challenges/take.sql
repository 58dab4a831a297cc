DELETE FROM passkey_challenges
WHERE challenge_hash = $1 AND opens = $2 AND holder = $3 AND expires_at > $4
