-- To find what is sealed with other keys than the primary one.
create index user_value_key_id on user_value (key_id, user_id, definition_id);
create index group_value_key_id on group_value (key_id, group_id, definition_id);
create index unmanaged_value_key_id on unmanaged_value (key_id, user_id, namespace, name);
create index session_value_key_id on session_value (key_id, session_id, name);
create index directory_value_key_id on directory_value (key_id, user_id, definition_id);
