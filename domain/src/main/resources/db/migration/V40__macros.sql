-- Macros: texts that answers begin with, for a language and, if anybody says so, for a team or a category of tickets.
create table crm.macro (
  id          uuid primary key,
  name        text not null,
  language    text not null check (language in ('en', 'de')),
  team        text,
  category    text,
  body        text not null,
  changed_at  timestamptz not null,
  version     bigint not null default 0
);
call crm.protect('macro');
create unique index macro_name on crm.macro (tenant_id, language, lower(name));
