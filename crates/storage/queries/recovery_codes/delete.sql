DELETE FROM recovery_codes WHERE member = $1
