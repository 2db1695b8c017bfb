-- To find local accounts by how their names begin, page by page.
create index local_account_username_search on local_account ((username_key collate "C"), user_id);

-- When users were last taken out of groups, to tell in explanations.
create index audit_event_removed on audit_event (user_id, group_id, id) where action = 'group.remove_user';
create index audit_event_unnested on audit_event (group_id, id) where action = 'group.remove_group';
