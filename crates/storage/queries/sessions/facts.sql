SELECT
    s.id AS "id!",
    l.title AS "link_title!",
    l.reference AS "link_reference?",
    l.source AS "source!",
    s.customer AS "customer?",
    c.name AS "known_name?",
    c.email AS "known_email?",
    (SELECT t.tx FROM transfers AS t WHERE t.session = s.id ORDER BY t.seen_at DESC, t.id DESC LIMIT 1) AS "tx?: String"
FROM sessions AS s
JOIN links AS l ON l.id = s.link
LEFT JOIN customers AS c ON c.id = s.customer
WHERE s.merchant = $1 AND s.id = $2
