SELECT merchant FROM handles WHERE handle = $1
