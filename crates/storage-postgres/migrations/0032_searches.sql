-- What is written is put into the index of three letters later, many rows at once, and until then every search reads all of it.
-- After 4 MB, as PostgreSQL has it, that took a search milliseconds, and then one writer some 80; after 256 kB it is a tenth of a
-- millisecond and six. Where pg_trgm could not be installed there are no such indexes.
ALTER INDEX IF EXISTS links_by_words SET (gin_pending_list_limit = 256);
ALTER INDEX IF EXISTS sessions_by_words SET (gin_pending_list_limit = 256);
