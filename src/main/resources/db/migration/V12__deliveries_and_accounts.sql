-- Which key the digest of a request is sealed with, so that it follows a rotation of keys and counts when one is retired.
-- Older digests don't tell: their idempotency keys are forgotten.
update delivery set key_hash = null, request_digest = null;
alter table delivery add column request_key_id integer;

-- What the directory says of a person's account on Unix machines, besides the number: shown to himself, used for nothing.
alter table users add column gid_number bigint;
alter table users add column home_directory varchar(1024);
alter table users add column login_shell varchar(1024);
-- So that all people are read once more.
update mirror_state set people_watermark = null;
