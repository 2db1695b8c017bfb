-- To find users by how their names begin, without regard to case, in alphabetical order, page by page. Some characters are longer in lower case.
alter table users add column login_key varchar(765) generated always as (lower(login_name));
alter table users add column last_key varchar(765) generated always as (lower(last_name));
alter table users add column first_key varchar(765) generated always as (lower(first_name));
create index users_login_search on users (login_key, id);
create index users_last_search on users (last_key, id);
create index users_first_search on users (first_key, id);
