-- $2: three letters each, all of which are in the text; $3: the pattern that they are of.
SELECT s.id AS "id!: String"
FROM session_words
CROSS JOIN session_numbers AS n ON n.number = session_words.rowid
CROSS JOIN sessions AS s ON s.id = n.session
WHERE session_words MATCH $2 AND s.merchant || '' = $1 AND s.search LIKE $3 ESCAPE '\'
LIMIT $4
