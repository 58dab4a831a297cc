-- Changes nothing, and keeps others from merging or deleting it until the transaction ends.
UPDATE tags SET name = name WHERE merchant = $1 AND id = $2
