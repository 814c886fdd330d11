-- Whoever writes again about a ticket that is over goes on in the one that follows it.

create index ticket_follows on crm.ticket (follows) where follows is not null;
create index ticket_split on crm.ticket (split_from) where split_from is not null;
