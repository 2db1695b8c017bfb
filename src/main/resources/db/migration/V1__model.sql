-- The model of attributes, users, groups, sessions. One history for PostgreSQL and H2 (MODE=PostgreSQL).
-- Values: either plain_text or ciphertext with key_id. Keys begin with the user, so that a user's values lie together.
-- Where entities are persisted, ids come from named sequences: JPA asks both databases for them in the same way.

-- Moves with every change of a definition, in the same transaction, so that a reader can tell a stale snapshot.
create table metadata (
  id      smallint primary key check (id = 1),
  version bigint not null
);
insert into metadata (id, version) values (1, 1);

-- The same for groups: their names, their nesting, their values.
create table group_metadata (
  id      smallint primary key check (id = 1),
  version bigint not null
);
insert into group_metadata (id, version) values (1, 1);

-- Rows to lock, for what must happen one after the other.
create table mutex (
  name varchar(32) primary key
);
insert into mutex (name) values ('administrators'), ('group_nesting');

create sequence users_id_seq;
-- A sealed value that only the keyset of this database opens, so that a lost or wrong keyset stops the start.
create table keyset_sentinel (
  id         smallint primary key check (id = 1),
  ciphertext bytea not null,
  key_id     integer not null
);

create table users (
  id              bigint default nextval('users_id_seq') primary key,
  directory       varchar(64),
  directory_id    varchar(255),
  login_name      varchar(255),
  dn              varchar(2048),
  uid_number      bigint,
  email           varchar(320) default '' not null,
  first_name      varchar(255) default '' not null,
  last_name       varchar(255) default '' not null,
  disabled        boolean default false not null,
  vanished_at     timestamp with time zone,
  home_folder_id  varchar(255),
  models_dir_validated boolean,
  ui_state        varchar(65536),
  created_at      timestamp with time zone not null,
  updated_at      timestamp with time zone not null,
  constraint users_directory_id unique (directory, directory_id)
);
create index users_login_name on users (login_name);
create index users_email on users (email);
create index users_last_name on users (last_name);
create index users_first_name on users (first_name);

create table email_credential (
  user_id      bigint primary key,
  email        varchar(320) not null,
  email_key    varchar(320) not null,
  forced_password_reset boolean default false not null,
  password_hash varchar(255),
  created_at   timestamp with time zone not null,
  logged_in_at timestamp with time zone,
  constraint email_credential_user foreign key (user_id) references users (id) on delete cascade,
  constraint email_credential_email unique (email_key)
);

create sequence api_credential_id_seq;
create table api_credential (
  id          bigint default nextval('api_credential_id_seq') primary key,
  user_id     bigint not null,
  client_id   varchar(255) not null,
  secret_hash varchar(255) not null,
  purpose     varchar(255),
  disabled    boolean default false not null,
  -- Whether it is the one that the server's configuration names; at most one is.
  configured  boolean default false not null,
  created_at  timestamp with time zone not null,
  constraint api_credential_user foreign key (user_id) references users (id) on delete cascade,
  constraint api_credential_client unique (client_id)
);
create index api_credential_user_id on api_credential (user_id);

create table user_role (
  user_id bigint not null,
  role    varchar(16) not null,
  constraint user_role_key primary key (user_id, role),
  constraint user_role_user foreign key (user_id) references users (id) on delete cascade
);
create index user_role_role on user_role (role, user_id);

create sequence session_id_seq;
create table session (
  id             bigint default nextval('session_id_seq') primary key,
  token_hash     bytea not null,
  user_id        bigint not null,
  sudo_user_id   bigint,
  api_credential_id bigint,
  application    varchar(64) not null,
  workspace      varchar(32) default 'production' not null,
  remote_address varchar(64),
  user_agent     varchar(512),
  created_at     timestamp with time zone not null,
  expires_at     timestamp with time zone not null,
  last_used_at   timestamp with time zone not null,
  constraint session_token unique (token_hash),
  constraint session_caller foreign key (user_id) references users (id) on delete cascade,
  constraint session_sudo_user foreign key (sudo_user_id) references users (id) on delete cascade,
  constraint session_api_credential foreign key (api_credential_id) references api_credential (id) on delete cascade
);
create index session_user_id on session (user_id);
create index session_sudo_user_id on session (sudo_user_id);
create index session_api_credential_id on session (api_credential_id);
create index session_expires_at on session (expires_at);

-- unique_name is the name of a local group; groups of a directory may share a name, and have none here.
create sequence user_groups_id_seq start with 2;
create table user_groups (
  id           bigint default nextval('user_groups_id_seq') primary key,
  name         varchar(255) not null,
  unique_name  varchar(255),
  can_add_to_content_metadata boolean default true not null,
  directory    varchar(64),
  directory_id varchar(255),
  dn           varchar(2048),
  vanished_at  timestamp with time zone,
  created_at   timestamp with time zone not null,
  updated_at   timestamp with time zone not null,
  constraint user_groups_directory_id unique (directory, directory_id),
  constraint user_groups_unique_name unique (unique_name)
);
create index user_groups_name on user_groups (name);
-- Everybody is in group 1, without a row of membership.
insert into user_groups (id, name, unique_name, created_at, updated_at)
  values (1, 'All Users', 'All Users', current_timestamp, current_timestamp);

create table membership (
  user_id  bigint not null,
  group_id bigint not null,
  constraint membership_key primary key (user_id, group_id),
  constraint membership_user foreign key (user_id) references users (id) on delete cascade,
  constraint membership_group foreign key (group_id) references user_groups (id) on delete cascade
);
create index membership_group_id on membership (group_id, user_id);

create table group_nesting (
  parent_id bigint not null,
  child_id  bigint not null,
  constraint group_nesting_key primary key (parent_id, child_id),
  constraint group_nesting_parent foreign key (parent_id) references user_groups (id) on delete cascade,
  constraint group_nesting_child foreign key (child_id) references user_groups (id) on delete cascade
);
create index group_nesting_child_id on group_nesting (child_id, parent_id);

-- Every group with itself and all groups around it: what membership of group_id makes one a member of.
create table group_closure (
  group_id    bigint not null,
  ancestor_id bigint not null,
  constraint group_closure_key primary key (group_id, ancestor_id),
  constraint group_closure_group foreign key (group_id) references user_groups (id) on delete cascade,
  constraint group_closure_ancestor foreign key (ancestor_id) references user_groups (id) on delete cascade
);
create index group_closure_ancestor_id on group_closure (ancestor_id, group_id);
insert into group_closure (group_id, ancestor_id) values (1, 1);

create sequence definition_id_seq start with 14;
create table definition (
  id                 bigint default nextval('definition_id_seq') primary key,
  name               varchar(255) not null,
  label              varchar(255) not null,
  type               varchar(32) not null,
  default_plain_text varchar(65536),
  default_ciphertext bytea,
  default_key_id     integer,
  hidden             boolean default false not null,
  user_can_view      boolean default true not null,
  user_can_edit      boolean default false not null,
  whitelist          varchar(4096),
  system             boolean default false not null,
  needed_for_ci_run  boolean default false not null,
  value_for_ci_run   varchar(65536),
  version            bigint default 1 not null,
  created_at         timestamp with time zone not null,
  updated_at         timestamp with time zone not null,
  constraint definition_name unique (name),
  constraint definition_label unique (label)
);
insert into definition (id, name, label, type, default_plain_text, user_can_edit, system, created_at, updated_at) values
  (1, 'first_name', 'First Name', 'string', null, true, true, current_timestamp, current_timestamp),
  (2, 'last_name', 'Last Name', 'string', null, true, true, current_timestamp, current_timestamp),
  (3, 'email', 'Email', 'string', null, false, true, current_timestamp, current_timestamp),
  (4, 'name', 'Full Name', 'string', null, true, true, current_timestamp, current_timestamp),
  (5, 'timezone', 'Timezone', 'string', null, true, true, current_timestamp, current_timestamp),
  (6, 'id', 'Looker User ID', 'number', null, false, true, current_timestamp, current_timestamp),
  (7, 'ldap_user_id', 'LDAP External User ID', 'string', null, false, true, current_timestamp, current_timestamp),
  (8, 'saml_user_id', 'Saml External User ID', 'string', null, false, true, current_timestamp, current_timestamp),
  (9, 'google_user_id', 'Google Auth External User ID', 'string', null, false, true, current_timestamp, current_timestamp),
  (10, 'oidc_user_id', 'OpenID Connect External User ID', 'string', null, false, true, current_timestamp, current_timestamp),
  (11, 'locale', 'Locale', 'string', 'en', false, true, current_timestamp, current_timestamp),
  (12, 'number_format', 'Number Format', 'string', '1,234.56', false, true, current_timestamp, current_timestamp),
  (13, 'landing_page', 'Landing Page', 'relative_url', '/browse', true, true, current_timestamp, current_timestamp);

create table user_value (
  user_id       bigint not null,
  definition_id bigint not null,
  plain_text    varchar(65536),
  ciphertext    bytea,
  key_id        integer,
  expires_at    timestamp with time zone,
  version       bigint default 1 not null,
  set_by        bigint not null,
  set_at        timestamp with time zone not null,
  constraint user_value_key primary key (user_id, definition_id),
  constraint user_value_user foreign key (user_id) references users (id) on delete cascade,
  constraint user_value_definition foreign key (definition_id) references definition (id) on delete cascade
);
create index user_value_definition_id on user_value (definition_id, key_id);

create table group_value (
  id            bigint generated by default as identity primary key,
  definition_id bigint not null,
  group_id      bigint not null,
  rank          integer not null,
  plain_text    varchar(65536),
  ciphertext    bytea,
  key_id        integer,
  expires_at    timestamp with time zone,
  version       bigint default 1 not null,
  set_by        bigint not null,
  set_at        timestamp with time zone not null,
  constraint group_value_group_definition unique (group_id, definition_id),
  constraint group_value_rank unique (definition_id, rank),
  constraint group_value_group foreign key (group_id) references user_groups (id) on delete cascade,
  constraint group_value_definition foreign key (definition_id) references definition (id) on delete cascade
);

create table audit_event (
  id            bigint generated by default as identity primary key,
  happened_at   timestamp with time zone not null,
  caller_id     bigint not null,
  action        varchar(64) not null,
  user_id       bigint,
  group_id      bigint,
  definition_id bigint,
  name          varchar(255)
);
create index audit_event_user_id on audit_event (user_id, id);
