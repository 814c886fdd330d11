-- Pages that show a ticket hear of its vendors' answers too.
create function crm.side_says() returns trigger language plpgsql as
$$
begin
  perform crm.say_ticket(new.tenant_id, new.ticket_id);
  return null;
end
$$;

create trigger live_update after update on crm.side_conversation for each row
  when (old.answered_at is distinct from new.answered_at)
  execute function crm.side_says();
