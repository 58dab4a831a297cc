DELETE FROM headers WHERE network = $1 AND height < $2
