SELECT channel FROM sessions WHERE id = $1
