SELECT genesis FROM networks WHERE id = $1
