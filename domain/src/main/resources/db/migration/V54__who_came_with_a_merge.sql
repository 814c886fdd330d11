-- Whoever takes part in a ticket that became part of another takes part in that one, too, but is a stranger to its customer.

alter table crm.ticket_participant add column merged_from bigint;
comment on column crm.ticket_participant.merged_from is
  'number of the ticket they came with; null once one of us has written to them, or if they always took part';
