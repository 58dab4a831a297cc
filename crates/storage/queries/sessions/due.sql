-- Open ones whose deadline is before $2, and expired ones without money (any more) whose deadline is before $3.
SELECT found.id AS "id!"
FROM (
    SELECT id, deadline FROM sessions
    WHERE network = $1 AND status = 'open' AND deadline < $2
    UNION ALL
    SELECT id, deadline FROM sessions
    WHERE network = $1 AND status = 'expired' AND deadline < $3 AND received = '0' AND flags IN ('', 'reorged')
) AS found
ORDER BY found.deadline, found.id
LIMIT $4
