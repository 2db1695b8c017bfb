-- When users were last taken out of groups, and groups out of others, to tell in explanations.
create index audit_event_group_id on audit_event (group_id, id);
