SELECT seq AS "seq!: i64" FROM notification_cursor WHERE only_one = 1
