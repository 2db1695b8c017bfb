-- Users who log in with a user name and a password of this server, beside those of a directory.
create table local_account (
  user_id             bigint primary key,
  username            varchar(255) not null,
  -- What must be unique: the name without regard to case.
  username_key        varchar(512) not null,
  display_name        varchar(255),
  middle_name         varchar(255),
  password_hash       varchar(255),
  password_set_at     timestamp with time zone,
  password_expires_at timestamp with time zone,
  password_must_change boolean default false not null,
  locked_at           timestamp with time zone,
  locked_by           bigint,
  sign_up_status      varchar(32) not null,
  sign_up_at          timestamp with time zone not null,
  approval_status     varchar(32) not null,
  approval_at         timestamp with time zone not null,
  approval_by         bigint,
  constraint local_account_user foreign key (user_id) references users (id) on delete cascade,
  constraint local_account_username unique (username_key)
);

-- Nobody is the caller of a log-in that failed for a name that nobody has.
alter table audit_event alter column caller_id drop not null;
