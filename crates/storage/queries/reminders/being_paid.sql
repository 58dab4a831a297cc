-- Whether money for a link is on its way; or came late, in the wrong coin, over the limit or not all of it, and the merchant did
-- not decide about it yet. What was dismissed is theirs no more.
SELECT EXISTS (
    SELECT 1
    FROM sessions
    WHERE link = $1
        AND (
            status IN ('detected', 'confirming')
            OR (
                status IN ('open', 'expired', 'closed', 'cancelled')
                AND decision <> 'dismissed'
                AND (
                    received <> '0' OR flags LIKE '%late%' OR flags LIKE '%wrong_asset%' OR flags LIKE '%over_limit%'
                )
            )
        )
) AS "is!: bool"
