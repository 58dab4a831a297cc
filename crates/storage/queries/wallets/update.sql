UPDATE wallets SET name = $3, active = $4 WHERE merchant = $1 AND id = $2
