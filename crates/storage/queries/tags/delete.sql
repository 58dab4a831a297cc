DELETE FROM tags WHERE merchant = $1 AND id = $2
