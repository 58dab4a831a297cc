DELETE FROM passkeys WHERE member = $1 AND id = $2
