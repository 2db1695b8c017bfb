-- Tokens with which a client of the TrueNAS door logs in again; each dies with the session that made it.
create table log_in_token (
  token_hash   bytea primary key,
  session_id   bigint not null,
  ttl_seconds  integer not null,
  expires_at   timestamp with time zone not null,
  -- Null if it may be used from everywhere.
  origin       varchar(64),
  single_use   boolean not null,
  -- Whether it is good for a log-in; one for a download is not.
  logs_in      boolean not null,
  constraint log_in_token_session foreign key (session_id) references session (id) on delete cascade
);
create index log_in_token_session_id on log_in_token (session_id);
create index log_in_token_expires_at on log_in_token (expires_at);
