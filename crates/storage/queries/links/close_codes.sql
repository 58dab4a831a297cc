-- They go on leading to the page, and open nothing any more.
UPDATE link_codes SET opens = FALSE WHERE link = $1 AND opens
