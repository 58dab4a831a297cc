UPDATE sign_ins SET merchant = $2 WHERE token_hash = $1
