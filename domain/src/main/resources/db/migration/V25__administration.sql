-- What a tenant's admin decides about people, and what the identity provider last said of them.

alter table crm.person
  add column available boolean not null default true,
  add column calendar_id uuid references crm.calendar;

-- When somebody was last here, and with which roles. Written with each sign-in, so it is no fact for the audit trail.
create table crm.person_sign_in (
  id         uuid primary key,
  person_id  uuid not null unique references crm.person on delete cascade,
  at         timestamptz not null,
  roles      text[] not null default '{}'
);
call crm.protect('person_sign_in', false);
