create index delivery_request_key_id on delivery (request_key_id, caller_id, key_hash);
