-- Once: of two who come with it, one ends it. A letter that has not gone is not sent any more.
UPDATE invitations
SET ended = $3, letter_token = NULL,
    letter_state = CASE WHEN letter_state IN ('held', 'waiting') THEN 'cancelled' ELSE letter_state END
WHERE id = $1 AND token_hash = $2 AND ended IS NULL
