-- With transfers: something was received, or a flag says why it does not count.
SELECT id FROM sessions
WHERE network = $1 AND status NOT IN ('final', 'closed') AND (received <> '0' OR flags <> '')
ORDER BY id
