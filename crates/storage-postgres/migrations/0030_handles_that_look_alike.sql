-- Handles of two businesses are not to be taken for one another: customers pay where an address seems to lead.

-- What readers may take the handle for, as `Handle::look` says. Null: another handle of the same business has the look already, or
-- the handle is from before looks were compared and another business had the look first; it stays what it is.
ALTER TABLE handles ADD COLUMN look TEXT;
UPDATE handles
SET look = REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(handle, '0', 'o'), '1', 'l'), 'i', 'l'), 'm', 'rn'), 'w', 'vv');
UPDATE handles SET look = NULL
WHERE EXISTS (
    SELECT 1 FROM handles AS o
    WHERE o.look = handles.look
        AND (o.merchant < handles.merchant OR o.merchant = handles.merchant AND o.handle < handles.handle)
);
CREATE UNIQUE INDEX handles_look ON handles (look);
