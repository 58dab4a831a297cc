-- Whose payment it was is forgotten with them. It stays known that it was somebody's, so that nobody takes it for that of who has
-- its link later.
ALTER TABLE sessions ADD COLUMN forgotten BOOLEAN NOT NULL DEFAULT FALSE;
