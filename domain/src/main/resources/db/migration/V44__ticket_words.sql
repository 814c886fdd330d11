-- What was said in tickets, so that they are found by it. Only theirs: nobody searches the words of other records.
alter table crm.activity
  add column search tsvector generated always as (
    case when record_type = 'ticket'
         then to_tsvector('simple', left(coalesce(subject, '') || ' ' || coalesce(body, ''), 100000)) end) stored;
create index activity_search on crm.activity using gin (search) where record_type = 'ticket';
