-- Another may have been faster, or the code may be another link's: whoever asks looks which one it has.
INSERT INTO link_codes (code, link, opens, short) VALUES ($1, $2, FALSE, TRUE)
ON CONFLICT DO NOTHING
