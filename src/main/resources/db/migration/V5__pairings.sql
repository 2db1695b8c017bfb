-- Which directory attribute feeds which definition. Required: who lacks it can't log in.
create table pairing (
  definition_id bigint primary key,
  attribute     varchar(255) not null,
  required      boolean default false not null,
  constraint pairing_definition foreign key (definition_id) references definition (id) on delete cascade
);

-- What the directory says: a level of its own, directly below the user's own value.
create table directory_value (
  user_id       bigint not null,
  definition_id bigint not null,
  plain_text    varchar(65536),
  ciphertext    bytea,
  key_id        integer,
  set_at        timestamp with time zone not null,
  constraint directory_value_key primary key (user_id, definition_id),
  constraint directory_value_user foreign key (user_id) references users (id) on delete cascade,
  constraint directory_value_definition foreign key (definition_id) references definition (id) on delete cascade
);
create index directory_value_definition_id on directory_value (definition_id, key_id);

-- Members of these groups of the directory hold the role.
create table directory_role_group (
  dn_key varchar(43) not null,
  role   varchar(16) not null,
  dn     varchar(2048) not null,
  constraint directory_role_group_key primary key (dn_key, role)
);

-- Moves with each change after which people must be read again, whether or not they changed.
alter table mirror_state add column people_changes bigint default 0 not null;
