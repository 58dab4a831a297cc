SELECT forgotten AS "forgotten!: bool" FROM sessions WHERE id = $1
