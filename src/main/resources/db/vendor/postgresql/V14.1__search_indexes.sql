-- To find users by their addresses without regard to case.
create index users_email_search on users ((lower(email) collate "C"), id);
-- To forget what was stored under a name that becomes managed: only names of this namespace can.
create index unmanaged_value_name on unmanaged_value (name) where namespace = 'sso';
