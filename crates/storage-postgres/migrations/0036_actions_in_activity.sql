-- What followed payments is in the list of what happened, too, beside what was sent.
DROP INDEX events_of_messages;
DROP INDEX events_of_messages_of_link;
CREATE INDEX events_of_messages ON events (merchant, happened_at, seq)
    WHERE kind IN ('message.sent', 'message.delivered', 'message.failed', 'action.done', 'action.failed');
CREATE INDEX events_of_messages_of_link ON events (link, happened_at, seq)
    WHERE kind IN ('message.sent', 'message.delivered', 'message.failed', 'action.done', 'action.failed');
