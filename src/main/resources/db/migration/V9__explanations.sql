-- Who gave a definition its default, and when; null as far as nobody knows.
alter table definition add column default_set_by bigint;
alter table definition add column default_set_at timestamp with time zone;

-- The values of one definition in the order of users, to be read together with all users.
create index user_value_definition_user on user_value (definition_id, user_id);
create index directory_value_definition_user on directory_value (definition_id, user_id);
