-- Users and groups mirrored from a directory.

-- The key of a DN: spellings that mean the same entry have the same. Not unique: who vanished may have had it before.
alter table users add column dn_key varchar(43);
create index users_dn_key on users (dn_key);
-- What the directory says of the account; null for local users.
alter table users add column account_state varchar(16);
-- users.disabled holds if an administrator said so, or the directory does, or the entry vanished.
alter table users add column disabled_by_hand boolean default false not null;
update users set disabled_by_hand = disabled;
create index users_vanished_at on users (vanished_at);

alter table user_groups add column dn_key varchar(43);
create index user_groups_dn_key on user_groups (dn_key);
create index user_groups_vanished_at on user_groups (vanished_at);

-- Who gave the role: an administrator, the directory, or both. A row is there as long as one of them does.
alter table user_role add column by_hand boolean default true not null;
alter table user_role add column by_directory boolean default false not null;

insert into mutex (name) values ('directory'), ('mirror_run');

-- How far each directory is mirrored, and how the last run went. Without a watermark, all is read.
create table mirror_state (
  directory        varchar(64) primary key,
  people_watermark varchar(512),
  groups_watermark varchar(512),
  -- Moves with each change after which groups must be read again, whether or not they changed.
  changes          bigint default 0 not null,
  full_read_at     timestamp with time zone,
  started_at       timestamp with time zone,
  ended_at         timestamp with time zone,
  succeeded_at     timestamp with time zone,
  people_count     bigint default 0 not null,
  group_count      bigint default 0 not null,
  left_out         bigint default 0 not null,
  failures         bigint default 0 not null,
  failing_since    timestamp with time zone,
  last_error       varchar(2048)
);
