-- What a letter says, in short: two letters under one Message-ID are told apart by it. Null for letters of before.
alter table crm.letter add column fingerprint text;
create index letter_message_id on crm.letter (tenant_id, message_id);
