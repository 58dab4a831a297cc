-- Only one that the member is in.
UPDATE memberships SET chosen_at = $3
WHERE merchant = $2 AND member = (SELECT member FROM sign_ins WHERE token_hash = $1)
