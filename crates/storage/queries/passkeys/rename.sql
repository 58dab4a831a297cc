UPDATE passkeys SET name = $3 WHERE member = $1 AND id = $2
