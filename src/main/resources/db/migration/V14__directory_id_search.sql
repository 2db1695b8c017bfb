-- To find a user by the immutable identifier of his entry, whichever directory it is in.
create index users_directory_id_search on users (directory_id, id);
