INSERT INTO pictures (name, merchant, kind, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (merchant, name) DO NOTHING
