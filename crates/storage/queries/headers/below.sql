SELECT hash FROM headers WHERE network = $1 AND height < $2 ORDER BY height DESC LIMIT 1
