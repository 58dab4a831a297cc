DELETE FROM memberships WHERE member = $1 AND merchant = $2
