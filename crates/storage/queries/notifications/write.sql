-- Takes what is due at $5 into the e-mail $4: once, whoever else tries.
UPDATE notifications
SET notice = $4
WHERE merchant = $1 AND member = $2 AND topic = $3 AND notice IS NULL AND due_at <= $5
RETURNING
    id AS "id!", merchant AS "merchant!", member AS "member!", kind AS "kind!", what AS "what!", headline AS "headline!",
    detail AS "detail!", path AS "path!", test AS "test!: bool", topic AS "topic?", due_at AS "due_at?: i64",
    created_at AS "created_at!: i64"
