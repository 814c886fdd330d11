-- Pages that show a ticket hear of its vendors too: that they answered, that a letter to them came back, that it is over.
create function crm.side_says() returns trigger language plpgsql as
$$
begin
  perform crm.say_ticket(new.tenant_id, new.ticket_id);
  return null;
end
$$;

create trigger live_insert after insert on crm.side_conversation for each row execute function crm.side_says();
create trigger live_update after update on crm.side_conversation for each row
  when ((old.state, old.answered_at, old.return_reason, old.ticket_id)
        is distinct from (new.state, new.answered_at, new.return_reason, new.ticket_id))
  execute function crm.side_says();
