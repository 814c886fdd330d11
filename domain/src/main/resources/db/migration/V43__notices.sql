-- What our people are to know, and by which way they want to be told.

create table crm.notice (
  id           uuid primary key,
  person_id    uuid not null references crm.person,
  -- Names the occasion, so that nobody is told of it twice.
  occasion     text not null,
  kind         text not null,
  record_type  text not null,
  record_id    uuid not null,
  facts        jsonb not null default '{}',
  -- How they wanted to be told of its kind when it came.
  way          text not null check (way in ('none', 'mail', 'sms', 'digest')),
  created_at   timestamptz not null,
  read_at      timestamptz,
  digested_at  timestamptz,
  unique (person_id, occasion)
) with (fillfactor = 80);
call crm.protect('notice', false);
create index notice_list on crm.notice (tenant_id, person_id, id desc);
create index notice_unread on crm.notice (tenant_id, person_id) where read_at is null;
create index notice_old on crm.notice (tenant_id, created_at);

create function crm.notice_says() returns trigger language plpgsql as
$$
begin
  perform pg_notify('baton_live', new.tenant_id || ' notices ' || new.person_id);
  return null;
end
$$;
create trigger live after insert or update of read_at on crm.notice for each row execute function crm.notice_says();

-- At most one row for each person; none: everything as it is by itself.
create table crm.notice_settings (
  id           uuid primary key,
  person_id    uuid not null unique references crm.person,
  -- By kind, those that are not as they are by themselves.
  ways         jsonb not null default '{}',
  phone        text,
  quiet_from   time,
  quiet_until  time,
  pressing     boolean not null default false,
  digest_at    time not null default '08:00',
  version      bigint not null,
  check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until)
);
call crm.protect('notice_settings');

-- A day whose digest was made, or was not needed.
create table crm.notice_digest (
  id         uuid primary key,
  person_id  uuid not null references crm.person,
  day        date not null,
  made_at    timestamptz not null,
  unique (person_id, day)
);
call crm.protect('notice_digest', false);
