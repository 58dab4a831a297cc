-- Links or customers that have a tag, $2 at most.
SELECT target FROM tagged WHERE tag = $1 LIMIT $2
