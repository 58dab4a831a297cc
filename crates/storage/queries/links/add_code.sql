-- Another may have been faster, or the code may be another link's: whoever asks looks which one it has.
INSERT INTO link_codes (code, link, opens) VALUES ($1, $2, TRUE)
ON CONFLICT DO NOTHING
