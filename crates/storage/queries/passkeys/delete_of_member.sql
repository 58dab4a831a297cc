DELETE FROM passkeys WHERE member = $1
