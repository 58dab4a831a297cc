INSERT INTO handles (handle, merchant) VALUES ($1, $2)
ON CONFLICT (handle) DO UPDATE SET merchant = excluded.merchant WHERE handles.merchant = excluded.merchant
