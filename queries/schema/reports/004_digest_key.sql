-- The random key mixed into every digest of content, so that no table of digests made beforehand fits this database.
create table digest_key (key varchar not null)
