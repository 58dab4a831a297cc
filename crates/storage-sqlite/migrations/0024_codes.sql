-- What is one customer's is shown to who has the link's code, and to nobody who only knows its address.

-- A code of a link: it leads to its page as /p/{code}. One that opens shows what is known of the customer that the link is for; a
-- link has one, and another once it is for somebody else. Codes from before were short enough to be guessed: they open nothing.
CREATE TABLE link_codes (
    code  TEXT    NOT NULL PRIMARY KEY,
    link  TEXT    NOT NULL REFERENCES links (id),
    opens BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX link_codes_open ON link_codes (link) WHERE opens;
INSERT INTO link_codes (code, link, opens) SELECT code, link, FALSE FROM short_links;
DROP TABLE short_links;

-- A mail server's words may name whom it refused. They stand at the message, where erasing the customer takes them away; the log
-- keeps only what happened.
UPDATE events SET data = json_remove(data, '$.why')
WHERE kind IN ('message.sent', 'message.delivered', 'message.failed');
