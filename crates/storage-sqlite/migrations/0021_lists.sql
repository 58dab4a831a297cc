-- Indexes for what was found by reading whole tables.

-- A picture is asked for by its name, whoever's it is.
CREATE INDEX pictures_by_name ON pictures (name);

-- Messages that wait for a way out.
CREATE INDEX deliveries_held ON deliveries (way) WHERE state = 'held';
