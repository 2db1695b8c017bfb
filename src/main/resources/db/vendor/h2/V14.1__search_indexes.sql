-- To find users by their addresses without regard to case. Some characters are longer in lower case.
alter table users add column email_key varchar(960) generated always as (lower(email));
create index users_email_search on users (email_key, id);
-- To forget what was stored under a name that becomes managed.
create index unmanaged_value_name on unmanaged_value (name, namespace);
