-- Which key the digest of a request is sealed with, so that it follows a rotation of keys and counts when one is retired.
-- Older digests don't tell: their idempotency keys are forgotten.
update delivery set key_hash = null, request_digest = null;
alter table delivery add column request_key_id integer;

-- What the directory says of a person's account on Unix machines, besides the number: shown to himself, used for nothing.
alter table users add column gid_number bigint;
alter table users add column home_directory varchar(1024);
alter table users add column login_shell varchar(1024);
-- So that all people are read once more.
update mirror_state set people_watermark = null;

-- Who is connected to the TrueNAS door of which node. What a node that crashed leaves, counts for nothing once it is silent.
create table node (
  id      varchar(36) primary key,
  seen_at timestamp with time zone not null
);
create table door_connection (
  session_id    bigint primary key,
  connection_id varchar(36) not null,
  node_id       varchar(36) not null,
  kind          varchar(32) not null,
  name          varchar(400) not null,
  origin        varchar(64) not null,
  secure        boolean not null,
  logged_in_at  timestamp with time zone not null,
  constraint door_connection_session foreign key (session_id) references session (id) on delete cascade
);
create index door_connection_connection_id on door_connection (connection_id);
create index door_connection_node_id on door_connection (node_id);

-- The last uses of sessions that told who used them: at most 100 of each.
create sequence session_use_id_seq;
create table session_use (
  id             bigint default nextval('session_use_id_seq') primary key,
  session_id     bigint not null,
  used_at        timestamp with time zone not null,
  application    varchar(64) not null,
  remote_address varchar(64),
  user_agent     varchar(512),
  constraint session_use_session foreign key (session_id) references session (id) on delete cascade
);
create index session_use_session_id on session_use (session_id, id);
