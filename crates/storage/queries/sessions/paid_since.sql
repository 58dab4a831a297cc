-- Whether a link was paid at $2 or later.
SELECT EXISTS (
    SELECT 1 FROM sessions WHERE link = $1 AND status IN ('paid', 'final') AND paid_at >= $2
) AS "is!: bool"
