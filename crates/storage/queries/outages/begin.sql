-- One at a time: of two who see it, one begins it.
INSERT INTO network_outages (network, began_at, ended_at) VALUES ($1, $2, NULL)
ON CONFLICT DO NOTHING
