-- Values without a definition, of users and of sessions: JSON as its source text, or sealed. What is expired is absent;
-- the row is taken over by the next write of the name, or deleted later.
create table unmanaged_value (
  user_id    bigint not null,
  namespace  varchar(16) not null,
  name       varchar(382) not null,
  plain_text varchar(1048576),
  ciphertext bytea,
  key_id     integer,
  created_at timestamp with time zone not null,
  set_by     bigint not null,
  set_at     timestamp with time zone not null,
  expires_at timestamp with time zone,
  version    bigint default 1 not null,
  constraint unmanaged_value_key primary key (user_id, namespace, name),
  constraint unmanaged_value_user foreign key (user_id) references users (id) on delete cascade
);
create index unmanaged_value_expires_at on unmanaged_value (expires_at);

create table session_value (
  session_id bigint not null,
  name       varchar(382) not null,
  plain_text varchar(1048576),
  ciphertext bytea,
  key_id     integer,
  created_at timestamp with time zone not null,
  set_by     bigint not null,
  set_at     timestamp with time zone not null,
  expires_at timestamp with time zone,
  version    bigint default 1 not null,
  constraint session_value_key primary key (session_id, name),
  constraint session_value_session foreign key (session_id) references session (id) on delete cascade
);
create index session_value_expires_at on session_value (expires_at);

alter table user_value add column created_at timestamp with time zone default current_timestamp not null;
create index user_value_expires_at on user_value (expires_at);
create index group_value_expires_at on group_value (expires_at);

insert into mutex (name) values ('expired_values');
