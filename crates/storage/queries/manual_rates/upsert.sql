INSERT INTO manual_rates (merchant, symbol, currency, rate, set_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (merchant, symbol, currency) DO UPDATE SET rate = excluded.rate, set_at = excluded.set_at
