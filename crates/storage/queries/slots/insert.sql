INSERT INTO slots (session, link, product, quantity, state) VALUES ($1, $2, $3, $4, $5)
