SELECT DISTINCT address FROM addresses
