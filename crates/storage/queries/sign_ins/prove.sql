UPDATE sign_ins SET proven = TRUE WHERE token_hash = $1
