DELETE FROM manual_rates WHERE merchant = $1 AND symbol = $2 AND currency = $3
