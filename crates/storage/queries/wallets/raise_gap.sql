-- Up to an address that it gave out, and further than before.
UPDATE wallets SET gap_raised_to = $3
WHERE merchant = $1 AND id = $2 AND next_index > $3 AND (gap_raised_to IS NULL OR gap_raised_to < $3)
