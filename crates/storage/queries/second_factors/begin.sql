-- One that is on stays as it is.
INSERT INTO second_factors (member, secret, used_step) VALUES ($1, $2, $3)
ON CONFLICT (member) DO UPDATE SET secret = excluded.secret, used_step = excluded.used_step
WHERE second_factors.confirmed_at IS NULL
