SELECT network, began_at FROM network_outages WHERE ended_at IS NULL ORDER BY network
