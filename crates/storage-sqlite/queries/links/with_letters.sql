-- How many rows have these three letters, counted to $2, and how far one has to go for so many from the oldest row on, and from
-- the newest. What lies close together is not looked at twice.
SELECT
    oldest.found AS "rows!: i64",
    oldest.span AS "from_oldest!: i64",
    CASE
        WHEN oldest.found < $2 OR oldest.span < 8 * $2 THEN oldest.span
        ELSE (
            SELECT (SELECT COALESCE(MAX(number), 0) FROM link_numbers) - COALESCE(MIN(last.number), 0)
            FROM (SELECT rowid AS number FROM link_words WHERE link_words MATCH $1 ORDER BY rowid DESC LIMIT $2) AS last
        )
    END AS "from_newest!: i64"
FROM (
    SELECT COUNT(*) AS found, COALESCE(MAX(first.number), 0) AS span
    FROM (SELECT rowid AS number FROM link_words WHERE link_words MATCH $1 ORDER BY rowid LIMIT $2) AS first
) AS oldest
