SELECT member, secret, confirmed_at, used_step FROM second_factors WHERE member = $1
