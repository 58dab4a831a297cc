SELECT MIN(due_at) AS "due_at?: i64" FROM notifications WHERE topic IS NOT NULL AND notice IS NULL
