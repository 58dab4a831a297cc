-- One that is known already is not taken again.
INSERT INTO passkeys (id, member, credential, public_key, counter, can_be_copied, is_copied, transports, name, added_at, used_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (credential) DO NOTHING
