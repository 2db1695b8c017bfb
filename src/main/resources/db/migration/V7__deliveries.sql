-- What was sent where, and what was refused: never a value, a query, or anything of an answer but its status.
-- Written before the sending, completed after it. Users may be deleted; the record stays.
create sequence delivery_id_seq;
create table delivery (
  id          bigint default nextval('delivery_id_seq') primary key,
  caller_id   bigint not null,
  user_id     bigint not null,
  method      varchar(16) not null,
  origin      varchar(300),
  path        varchar(16384),
  status      varchar(16) not null,
  reason      varchar(64),
  status_code integer,
  duration_ms bigint,
  started_at  timestamp with time zone not null,
  -- Of the idempotency key, and, sealed, of the request that came with it.
  key_hash       varchar(64),
  request_digest bytea,
  constraint delivery_idempotency_key unique (caller_id, key_hash)
);
create index delivery_user_id on delivery (user_id, id);
create index delivery_caller_id on delivery (caller_id, id);
create index delivery_status on delivery (status, id);
create index delivery_origin on delivery (origin, id);
create index delivery_started_at on delivery (started_at, id);

create table delivery_attribute (
  delivery_id bigint not null,
  name        varchar(255) not null,
  constraint delivery_attribute_key primary key (delivery_id, name),
  constraint delivery_attribute_delivery foreign key (delivery_id) references delivery (id) on delete cascade
);
create index delivery_attribute_name on delivery_attribute (name, delivery_id);

insert into mutex (name) values ('old_deliveries');
