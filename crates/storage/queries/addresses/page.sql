SELECT session, address, address_index, given_at
FROM addresses
WHERE merchant = $1 AND wallet = $2
ORDER BY address_index DESC, given_at DESC, session DESC
LIMIT $3 OFFSET $4
