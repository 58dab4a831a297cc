SELECT link AS "link!", opens AS "opens!" FROM link_codes WHERE code = $1
