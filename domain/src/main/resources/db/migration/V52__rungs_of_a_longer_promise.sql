-- A rung of a promise that was made longer is climbed again when it is reached again.

alter table crm.ticket_escalation add column withdrawn_at timestamptz;
alter table crm.ticket_escalation drop constraint ticket_escalation_clock_id_percent_key;
create unique index ticket_escalation_once on crm.ticket_escalation (clock_id, percent) where withdrawn_at is null;
