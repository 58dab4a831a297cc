SELECT link FROM reminders WHERE due_at IS NOT NULL AND due_at <= $1 ORDER BY due_at, link LIMIT $2
