DELETE FROM passes WHERE member = $1
