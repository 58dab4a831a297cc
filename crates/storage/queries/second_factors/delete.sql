DELETE FROM second_factors WHERE member = $1
