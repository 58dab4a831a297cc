UPDATE network_outages SET ended_at = $2 WHERE network = $1 AND ended_at IS NULL
