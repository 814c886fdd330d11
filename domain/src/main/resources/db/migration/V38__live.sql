-- What pages that are open hear of tickets. PostgreSQL delivers a notification after the commit, once for each text, and
-- never after a rollback. It names the tenant and the record, and nothing of them.

create function crm.say_ticket(tenant uuid, ticket uuid) returns void language sql as
$$ select pg_notify('baton_live', tenant || ' ticket ' || ticket) $$;

create function crm.ticket_says() returns trigger language plpgsql as
$$
begin
  perform crm.say_ticket(new.tenant_id, new.id);
  return null;
end
$$;

create function crm.entry_says() returns trigger language plpgsql as
$$
begin
  perform crm.say_ticket(new.tenant_id, new.record_id);
  return null;
end
$$;

create trigger live_insert after insert on crm.ticket for each row execute function crm.ticket_says();

-- Only what people see: clocks and watches write to a ticket far more often.
create trigger live_update after update on crm.ticket for each row
  when ((old.subject, old.status, old.priority, old.team, old.level, old.assignee_id, old.incident, old.incident_id,
         old.merged_into, old.unreachable, old.last_customer_at, old.last_answer_at)
        is distinct from
        (new.subject, new.status, new.priority, new.team, new.level, new.assignee_id, new.incident, new.incident_id,
         new.merged_into, new.unreachable, new.last_customer_at, new.last_answer_at))
  execute function crm.ticket_says();

-- Our own letters stand in the ticket as its last answer; those to our own people are nobody's news.
create trigger live_insert after insert on crm.activity for each row
  when (new.record_type = 'ticket' and new.direction <> 'out' and new.kind not in ('status', 'assignment', 'decision'))
  execute function crm.entry_says();
