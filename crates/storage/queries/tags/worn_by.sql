-- Every link or customer that has a tag of the merchant's.
SELECT d.target
FROM tagged AS d
JOIN tags AS t ON t.id = d.tag
WHERE t.merchant = $1 AND t.id = $2
ORDER BY d.target
