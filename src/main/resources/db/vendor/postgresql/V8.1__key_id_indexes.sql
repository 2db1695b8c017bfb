-- To find what is sealed with other keys than the primary one. What is not sealed is not in them, and costs nothing.
create index user_value_key_id on user_value (key_id, user_id, definition_id) where key_id is not null;
create index group_value_key_id on group_value (key_id, group_id, definition_id) where key_id is not null;
create index unmanaged_value_key_id on unmanaged_value (key_id, user_id, namespace, name) where key_id is not null;
create index session_value_key_id on session_value (key_id, session_id, name) where key_id is not null;
create index directory_value_key_id on directory_value (key_id, user_id, definition_id) where key_id is not null;
