UPDATE memberships SET role = $3 WHERE member = $1 AND merchant = $2
