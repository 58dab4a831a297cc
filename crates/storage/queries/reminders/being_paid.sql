SELECT EXISTS (SELECT 1 FROM sessions WHERE link = $1 AND status IN ('detected', 'confirming')) AS "is!: bool"
