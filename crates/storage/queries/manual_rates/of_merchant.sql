SELECT symbol, currency, rate, set_at FROM manual_rates WHERE merchant = $1 ORDER BY currency, symbol
