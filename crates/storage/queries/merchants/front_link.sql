SELECT front_link FROM merchants WHERE id = $1
