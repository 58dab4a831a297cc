INSERT INTO quotes (session, title, symbol, fiat, price_units, price_decimals, quantity, rate)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
