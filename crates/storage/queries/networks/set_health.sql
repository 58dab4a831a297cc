UPDATE networks
SET height = $2, tip = $3, safe = $4, finalized = $5, known_until = $6, trouble = $7, halted = $8
WHERE id = $1
