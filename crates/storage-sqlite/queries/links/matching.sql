-- $2: three letters each, all of which are in the text; $3: the pattern that they are of.
SELECT l.id AS "id!: String"
FROM link_words
CROSS JOIN link_numbers AS n ON n.number = link_words.rowid
CROSS JOIN links AS l ON l.id = n.link
WHERE link_words MATCH $2 AND l.merchant || '' = $1 AND l.search LIKE $3 ESCAPE '\'
LIMIT $4
