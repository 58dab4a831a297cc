INSERT INTO sign_ins (token_hash, member, created_at, expires_at, proven, seen_at, browser, os, place)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
