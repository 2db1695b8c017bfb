-- The attribute by which people and groups of the directory are known: by another one, each would be somebody else.
alter table mirror_state add column id_attribute varchar(255);
