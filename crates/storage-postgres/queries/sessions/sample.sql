-- What is looked through in the merchant's newest sessions and in the oldest: what came into use late is not rare because of that.
(SELECT search AS "search!: String" FROM sessions WHERE merchant = $1 ORDER BY opened_at DESC, id DESC LIMIT 64)
UNION ALL
(SELECT search FROM sessions WHERE merchant = $1 ORDER BY opened_at, id LIMIT 64)
