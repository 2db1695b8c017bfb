-- How far values are sealed again after a rotation of keys. At most one row; none before the first rotation.
create table resealing (
  id          smallint primary key check (id = 1),
  -- The key that values are being sealed with.
  key_id      integer not null,
  started_at  timestamp with time zone not null,
  updated_at  timestamp with time zone not null,
  -- When nothing was left but what does not open; null as long as there is work.
  finished_at timestamp with time zone,
  resealed    bigint not null,
  remaining   bigint not null,
  unreadable  bigint not null
);

-- Locked by the node that seals again.
insert into mutex (name) values ('resealing');
