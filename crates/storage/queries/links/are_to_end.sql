SELECT EXISTS (SELECT 1 FROM links WHERE merchant = $1 AND ends_at <= $2 AND NOT ended) AS "are!: bool"
