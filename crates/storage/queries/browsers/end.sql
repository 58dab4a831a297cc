-- Those that were turned on by a sign-in that ends.
DELETE FROM browsers WHERE sign_in = $1
