-- Dead letters and dead entries are paged by key; keys follow the order of their making.
drop index crm.outbox_dead;
create index outbox_dead on crm.outbox (tenant_id, id desc) where state = 'dead';
drop index crm.inbox_dead;
create index inbox_dead on crm.inbox (tenant_id, id desc) where state = 'dead';
create index outbox_instance on crm.outbox (process_instance_id) where process_instance_id is not null;

-- What people do to messages is kept like any other change; what the relay does stands in outbox_attempt.
create trigger audit after update on crm.outbox for each row
  when (old.state = 'dead' or new.state = 'cancelled') execute function crm.audit_row();
create trigger audit after update on crm.inbox for each row
  when (old.state = 'dead') execute function crm.audit_row();
create trigger audit after update on crm.channel_circuit for each row
  when (old.open_until is not null and new.open_until is null) execute function crm.audit_row();
