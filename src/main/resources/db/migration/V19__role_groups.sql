-- The groups of the directory that were set to bring roles, perhaps none: what was set reads back.
create table role_group (
  dn_key varchar(43) primary key,
  dn     varchar(2048) not null
);

insert into role_group (dn_key, dn)
  select dn_key, min(dn) from directory_role_group group by dn_key;

alter table directory_role_group drop column dn;
alter table directory_role_group add constraint directory_role_group_group
  foreign key (dn_key) references role_group (dn_key) on delete cascade;
