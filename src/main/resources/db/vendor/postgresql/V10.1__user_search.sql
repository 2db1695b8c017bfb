-- To find users by how their names begin, without regard to case, in alphabetical order, page by page.
create index users_login_search on users ((lower(login_name) collate "C"), id);
create index users_last_search on users ((lower(last_name) collate "C"), id);
create index users_first_search on users ((lower(first_name) collate "C"), id);
