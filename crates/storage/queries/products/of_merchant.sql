SELECT id FROM products WHERE merchant = $1 ORDER BY created_at DESC, id DESC
