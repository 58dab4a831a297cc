-- Only by who began with the letter last ($3: at which attempt), and only while it waits. A letter that has gone keeps no token.
UPDATE invitations
SET letter_state = $4, letter_due = $5, letter_said = $6,
    letter_token = CASE WHEN CAST($4 AS TEXT) IN ('held', 'waiting') THEN letter_token ELSE NULL END
WHERE id = $1 AND token_hash = $2 AND letter_attempts = $3 AND letter_state = 'waiting' AND ended IS NULL
