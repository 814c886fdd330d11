-- Requests of people to be forgotten (GDPR Art. 17), what was found about them, what the law keeps and for how long, and
-- reports about what is held (Art. 15). Nothing here names a person, but for erasure_subject, which goes at the end.

create table crm.erasure_request (
  id             uuid primary key,
  channel        text not null check (channel in ('page', 'api')),
  requested_by   text not null,
  received_at    timestamptz not null,
  due_at         timestamptz not null,
  state          text not null check (state in ('searching', 'deciding', 'erasing', 'reporting', 'answered')),
  dispute        boolean not null default false,
  proposal       text check (proposal in ('nothing', 'erase', 'restrict', 'refuse')),
  outcome        text check (outcome in ('nothing', 'erase', 'restrict', 'refuse')),
  decided_by     text,
  decided_at     timestamptz,
  decision_note  text,
  erased_at      timestamptz,
  reported_at    timestamptz,
  answered_at    timestamptz,
  keep_until     date,
  version        bigint not null default 0
);
call crm.protect('erasure_request');
create index erasure_request_list on crm.erasure_request (tenant_id, id desc);

-- Whom a request is about, for as long as it takes to answer it. Never in the audit trail.
create table crm.erasure_subject (
  id           uuid primary key references crm.erasure_request,
  email        text,
  phone        text,
  name         text,
  reply_to     text,
  person       jsonb,
  language     text not null,
  record_type  text,
  record_id    uuid
);
call crm.protect('erasure_subject', false);

-- The records of the person, by id alone: they stay, without the person.
create table crm.erasure_record (
  id           uuid primary key,
  request_id   uuid not null references crm.erasure_request,
  record_type  text not null,
  record_id    uuid not null,
  kept         boolean not null default false,
  unique (request_id, record_id)
);
call crm.protect('erasure_record');

create table crm.erasure_finding (
  id          uuid primary key,
  request_id  uuid not null references crm.erasure_request,
  place       text not null,
  kind        text not null,
  found       int not null,
  action      text check (action in ('erase', 'restrict', 'refuse')),
  reason      text,
  law         text,
  keep_years  int,
  unique (request_id, place)
);
call crm.protect('erasure_finding');

-- The key of the hashes by which a tenant knows again, without knowing them, the addresses it has forgotten.
create table crm.suppression_key (
  tenant_id  uuid primary key default crm.current_tenant(),
  key        bytea not null
);
call crm.protect('suppression_key', false);

-- Kept only because a law says so: not for use.
alter table crm.contact add column restricted_at timestamptz, add column restricted_until date;

-- Who had it told what is held about a person.
create table crm.access_report (
  id           uuid primary key,
  record_type  text not null,
  record_id    uuid not null,
  form         text not null check (form in ('page', 'json')),
  by_actor     text not null default crm.current_actor(),
  at           timestamptz not null
);
call crm.protect('access_report');

-- Knows a forgotten address or number again: hashed twice with the tenant's key, so that nobody without it finds the
-- address out by trying. Null while the tenant has forgotten nobody.
create function crm.suppression_hash(address text) returns text language sql stable parallel safe as
$$ select 'erased:' || encode(sha256(k.key || sha256(k.key || convert_to(lower(trim(address)), 'UTF8'))), 'hex')
     from crm.suppression_key k where k.tenant_id = (select crm.current_tenant()) $$;

-- Erases what single entries of the trail say, as crm.audit_blank does for all of a record: for those that only mention
-- somebody, so that what else is known of the record stays.
create function crm.audit_blank_entries(entries bigint[], reason text) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
  blanked jsonb;
begin
  with gone as (
    update crm.audit a set before = null, after = null, address = null, salt = null
     where a.tenant_id = crm.current_tenant() and a.id = any(entries) and a.salt is not null and a.action <> 'blank'
    returning a.id)
  select coalesce(jsonb_agg(id order by id), '[]') into blanked from gone;
  perform crm.audit_add('audit', null, null, crm.current_instance(), 'blank', null,
                        jsonb_build_object('reason', reason, 'entries', blanked));
  return jsonb_array_length(blanked);
end
$$;
