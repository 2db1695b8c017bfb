-- Which way somebody came who logged in, or tried to: the door, what kind of thing he showed there, and the address of the client.
alter table audit_event add column door varchar(16);
alter table audit_event add column mechanism varchar(16);
alter table audit_event add column remote_address varchar(64);
-- The address that an application told, for which the client asked.
alter table audit_event add column on_behalf_of varchar(64);
