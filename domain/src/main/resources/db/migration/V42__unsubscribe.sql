-- Somebody who wants no letters they did not ask for still gets the answers they asked for.

alter table crm.suppression add column scope text not null default 'all' check (scope in ('all', 'unasked'));
