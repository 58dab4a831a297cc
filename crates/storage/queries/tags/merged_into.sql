SELECT into_tag FROM merged_tags WHERE merchant = $1 AND tag = $2
