SELECT id, member, credential, public_key, counter, can_be_copied, is_copied, transports, name, added_at, used_at
FROM passkeys
WHERE credential = $1
