-- Changes nothing: others who change this team wait until this transaction has ended.
UPDATE merchants SET name = name WHERE id = $1
