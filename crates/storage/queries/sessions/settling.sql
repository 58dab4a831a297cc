-- Those that a new block makes surer. The second condition is that of the index; what has the money satisfies it.
SELECT id FROM sessions
WHERE network = $1
    AND status IN ('detected', 'confirming', 'paid')
    AND status NOT IN ('final', 'closed') AND (received <> '0' OR flags <> '')
ORDER BY id
