-- Which e-mails are to be written at $1.
SELECT merchant AS "merchant!", member AS "member!", topic AS "topic!"
FROM notifications
WHERE topic IS NOT NULL AND notice IS NULL AND due_at <= $1
GROUP BY merchant, member, topic
ORDER BY MIN(due_at), merchant, member, topic
LIMIT $2
