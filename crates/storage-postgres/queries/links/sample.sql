-- What is looked through in the merchant's newest links and in the oldest: what came into use late is not rare because of that.
(SELECT search AS "search!: String" FROM links WHERE merchant = $1 ORDER BY created_at DESC, id DESC LIMIT 64)
UNION ALL
(SELECT search FROM links WHERE merchant = $1 ORDER BY created_at, id LIMIT 64)
