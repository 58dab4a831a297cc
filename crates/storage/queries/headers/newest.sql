SELECT height, hash, parent, block_time FROM headers WHERE network = $1 ORDER BY height DESC LIMIT $2
