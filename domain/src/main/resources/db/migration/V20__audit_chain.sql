-- The audit trail says from where as well, keeps what people do in the engine in the same shape, and is chained by
-- hashes. How to read and verify it: docs/audit.md.

-- From where: the kind of client, then the address it came from ("page 203.0.113.7"; "job").
create function crm.current_client() returns text language sql stable parallel safe as
$$ select coalesce(nullif(split_part(current_setting('baton.origin', true), ' ', 1), ''), 'unknown') $$;
create function crm.current_address() returns text language sql stable parallel safe as
$$ select nullif(split_part(current_setting('baton.origin', true), ' ', 2), '') $$;
-- The process instance whose step acts in this transaction, if one does.
create function crm.current_instance() returns text language sql stable parallel safe as
$$ select nullif(current_setting('baton.instance', true), '') $$;

-- A field of a canonical text: its length in bytes, a colon, itself; a dash when there is none. No two lists of
-- fields have the same text.
create function crm.audit_field(field text) returns text language sql immutable parallel safe as
$$ select coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-') $$;
create function crm.audit_micros(at timestamptz) returns text language sql immutable parallel safe as
$$ select (extract(epoch from at) * 1000000)::bigint::text $$;

-- What stands for before, after and address in the chain. The salt goes with them when they are blanked, so that
-- nobody can find them out by trying.
create function crm.audit_digest(salt bytea, before jsonb, after jsonb, address text) returns bytea
  language sql immutable parallel safe as
$$ select sha256(salt || convert_to(
     crm.audit_field(before::text) || crm.audit_field(after::text) || crm.audit_field(address), 'UTF8')) $$;

drop index crm.audit_record;
alter table crm.audit
  drop constraint audit_action_check,
  alter column record_id drop not null,
  add column about                uuid,
  add column txid                 xid8 not null default pg_current_xact_id(),
  add column process_instance_id  text,
  add column client               text not null default 'unknown',
  add column address              text,
  add column salt                 bytea default uuid_send(gen_random_uuid()),
  add column digest               bytea;
alter table crm.audit no force row level security;
update crm.audit set digest = crm.audit_digest(salt, before, after, address);
alter table crm.audit force row level security;
alter table crm.audit alter column digest set not null, alter column client drop default;
create index audit_order on crm.audit (tenant_id, txid, id);
create index audit_newest on crm.audit (tenant_id, id);
create index audit_record on crm.audit (tenant_id, record_id, id);
create index audit_about on crm.audit (tenant_id, about, id) where about is not null;
create index audit_actor on crm.audit (tenant_id, actor, id);

-- A canonical text of all there is to an entry at its place in the chain, and the hash that seals it.
create function crm.audit_canonical(seq bigint, previous bytea, sealed_at timestamptz, entry crm.audit) returns text
  language sql immutable parallel safe as
$$ select crm.audit_field('baton-audit-1')
       || crm.audit_field(seq::text)
       || crm.audit_field(encode(previous, 'hex'))
       || crm.audit_field(crm.audit_micros(sealed_at))
       || crm.audit_field(entry.tenant_id::text)
       || crm.audit_field(entry.id::text)
       || crm.audit_field(entry.txid::text)
       || crm.audit_field(crm.audit_micros(entry.at))
       || crm.audit_field(entry.actor)
       || crm.audit_field(entry.process_instance_id)
       || crm.audit_field(entry.client)
       || crm.audit_field(entry.table_name)
       || crm.audit_field(entry.record_id::text)
       || crm.audit_field(entry.about::text)
       || crm.audit_field(entry.action)
       || crm.audit_field(encode(entry.digest, 'hex')) $$;

-- The places of the entries in their tenant's chain.
create table crm.audit_seal (
  tenant_id  uuid not null default crm.current_tenant(),
  seq        bigint not null check (seq > 0),
  audit_id   bigint not null unique,
  previous   bytea not null,
  hash       bytea not null,
  sealed_at  timestamptz not null,
  primary key (tenant_id, seq)
);
call crm.protect('audit_seal', false);

-- The end of each chain. All that was written by transactions before the horizon is sealed.
create table crm.audit_chain (
  tenant_id  uuid primary key default crm.current_tenant(),
  seq        bigint not null,
  hash       bytea not null,
  horizon    xid8 not null,
  sealed_at  timestamptz not null
);
call crm.protect('audit_chain', false);

-- When the chain was verified, and what was found.
create table crm.audit_check (
  id          uuid primary key,
  at          timestamptz not null,
  actor       text not null default crm.current_actor(),
  seq         bigint not null,
  hash        text not null,
  entries     bigint not null,
  findings    jsonb not null,
  found       int not null
);
call crm.protect('audit_check', false);
create index audit_check_newest on crm.audit_check (tenant_id, id desc);

-- Only this writes entries: as the owner of the table, so that the application cannot write them past it.
create function crm.audit_add(table_name text, record uuid, about uuid, instance text, action text, before jsonb, after jsonb)
  returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
  grain bytea := uuid_send(gen_random_uuid());
  origin text := crm.current_address();
  made bigint;
begin
  insert into crm.audit (actor, process_instance_id, client, address, table_name, record_id, about, action,
                         before, after, salt, digest)
  values (crm.current_actor(), instance, crm.current_client(), origin, table_name, record,
          nullif(about, record), action, before, after, grain, crm.audit_digest(grain, before, after, origin))
  returning id into made;
  return made;
end
$$;

-- Keeps the columns that changed. Columns that only serve a search or a list are no facts and stay out; of columns named
-- as arguments (contents of files, letters) it keeps a fingerprint.
create or replace function crm.audit_row() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
  old_row jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) - 'search' - 'tenant_id' end;
  new_row jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) - 'search' - 'tenant_id' end;
  whole jsonb;
  changed_before jsonb;
  changed_after jsonb;
begin
  for i in 0 .. tg_nargs - 1 loop
    old_row := crm.audit_fingerprint(old_row, tg_argv[i]);
    new_row := crm.audit_fingerprint(new_row, tg_argv[i]);
  end loop;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, new_row -> o.key)
      into changed_before, changed_after
      from jsonb_each(old_row) o
     where o.value is distinct from new_row -> o.key and o.key <> 'version';
    if changed_before is null then
      return null;
    end if;
  else
    changed_before := old_row;
    changed_after := new_row;
  end if;
  whole := coalesce(new_row, old_row);
  perform crm.audit_add(
    tg_table_name, (whole ->> 'id')::uuid, coalesce(whole ->> 'lead_id', whole ->> 'record_id')::uuid,
    crm.current_instance(), lower(tg_op), changed_before, changed_after);
  return null;
end
$$;

create function crm.audit_fingerprint(row_value jsonb, field text) returns jsonb language sql immutable parallel safe as
$$ select case when row_value ->> field is null then row_value
               else row_value || jsonb_build_object(field, 'sha256:' || encode(sha256(convert_to(row_value ->> field, 'UTF8')), 'hex'))
          end $$;

-- What somebody did that changes no row of ours: in the engine ("engine/task"), or by taking data out ("export/leads").
-- The record is the one the process instance carries, where none is named.
create function crm.audit_operation(subject text, record uuid, instance text, action text, before jsonb, after jsonb)
  returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
  if subject !~ '^[a-z]+/[a-z0-9-]+$' then
    raise exception 'The subject of an operation should read like engine/task but is %', subject;
  end if;
  return crm.audit_add(
    subject,
    coalesce(record, (select l.record_id from crm.process_link l where l.process_instance_id = instance limit 1)),
    null, instance, action, before, after);
end
$$;

-- The trail only grows, even by mistake of its owner. Payload may go, whose digest stays in the chain.
create function crm.audit_stands() returns trigger language plpgsql as
$$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'audit' then
    if new.before is null and new.after is null and new.address is null and new.salt is null
       and to_jsonb(new) - array['before', 'after', 'address', 'salt'] = to_jsonb(old) - array['before', 'after', 'address', 'salt'] then
      return new;
    end if;
  end if;
  raise exception 'The audit trail only grows: % of % refused', lower(tg_op), tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;
create trigger stands before update or delete on crm.audit for each row execute function crm.audit_stands();
create trigger stands_whole before truncate on crm.audit for each statement execute function crm.audit_stands();
create trigger stands before update or delete on crm.audit_seal for each row execute function crm.audit_stands();
create trigger stands_whole before truncate on crm.audit_seal for each statement execute function crm.audit_stands();
create trigger stands before update or delete on crm.audit_check for each row execute function crm.audit_stands();
create trigger stands_whole before truncate on crm.audit_check for each statement execute function crm.audit_stands();

-- Erases what the entries of a record, and of what belongs to it, say; that they were there and who made them stays,
-- and so does the chain. An entry of its own says what was blanked, and why.
create function crm.audit_blank(record uuid, reason text) returns int
  language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
  blanked jsonb;
begin
  with gone as (
    update crm.audit a set before = null, after = null, address = null, salt = null
     where a.tenant_id = crm.current_tenant() and (a.record_id = record or a.about = record)
       and a.salt is not null and a.action <> 'blank'
    returning a.id)
  select coalesce(jsonb_agg(id order by id), '[]') into blanked from gone;
  perform crm.audit_add('audit', record, null, crm.current_instance(), 'blank', null,
                        jsonb_build_object('reason', reason, 'entries', blanked));
  return jsonb_array_length(blanked);
end
$$;

-- Puts committed entries of the tenant at the end of its chain, in the order of their transactions: of those before the
-- oldest that is still at work, so that none can turn up later with a place before others. One at a time per tenant.
create function crm.audit_seal_next(most int, patient boolean)
  returns table (sealed bigint, seq bigint, hash text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
#variable_conflict use_column
declare
  tenant uuid := crm.current_tenant();
  seen pg_snapshot := pg_current_snapshot();
  chain crm.audit_chain;
  entry crm.audit;
  moved boolean;
  at timestamptz;
  next_hash bytea;
  done bigint := 0;
begin
  select c.* into chain from crm.audit_chain c where c.tenant_id = tenant;
  if not found then
    insert into crm.audit_chain (tenant_id, seq, hash, horizon, sealed_at)
    values (tenant, 0, sha256(convert_to('baton-audit-1', 'UTF8')), '0', clock_timestamp()) on conflict do nothing;
  elsif not exists (select from crm.audit a
                     where a.tenant_id = tenant and a.txid < pg_snapshot_xmin(seen)
                       and a.txid >= case when chain.horizon > pg_snapshot_xmax(seen) then '0' else chain.horizon end
                       and not exists (select from crm.audit_seal s where s.audit_id = a.id)) then
    return query select 0::bigint, chain.seq, encode(chain.hash, 'hex');
    return;
  end if;
  if patient then
    select c.* into chain from crm.audit_chain c where c.tenant_id = tenant for update;
  else
    select c.* into chain from crm.audit_chain c where c.tenant_id = tenant for update skip locked;
    if not found then
      return;
    end if;
  end if;
  -- In a restored database transactions count anew: then all that is not sealed yet is old enough.
  moved := chain.horizon > pg_snapshot_xmax(seen);
  at := clock_timestamp();
  for entry in
    select a.* from crm.audit a
     where a.tenant_id = tenant
       and (a.txid >= chain.horizon and a.txid < pg_snapshot_xmin(seen)
            or moved and (a.txid < pg_snapshot_xmin(seen) or a.txid >= pg_snapshot_xmax(seen)))
       and not exists (select from crm.audit_seal s where s.audit_id = a.id)
     order by a.txid, a.id limit most
  loop
    chain.seq := chain.seq + 1;
    next_hash := sha256(convert_to(crm.audit_canonical(chain.seq, chain.hash, at, entry), 'UTF8'));
    insert into crm.audit_seal (tenant_id, seq, audit_id, previous, hash, sealed_at)
    values (tenant, chain.seq, entry.id, chain.hash, next_hash, at);
    chain.hash := next_hash;
    done := done + 1;
  end loop;
  if done > 0 then
    update crm.audit_chain c
       set seq = chain.seq, hash = chain.hash, sealed_at = at,
           horizon = case when done = most then (case when moved then c.horizon else entry.txid end)
                          when moved then pg_snapshot_xmin(seen)
                          else greatest(c.horizon::text::numeric, pg_snapshot_xmin(seen)::text::numeric)::text::xid8 end
     where c.tenant_id = tenant;
  end if;
  return query select done, chain.seq, encode(chain.hash, 'hex');
end
$$;

-- What was kept out of the trail until now, because it is evidence itself; now nobody changes evidence unseen.
create trigger audit after insert or update or delete on crm.attachment
  for each row execute function crm.audit_row('content');
create trigger audit after insert or update or delete on crm.decision_record
  for each row execute function crm.audit_row('inputs', 'outputs', 'rules');
create trigger audit after insert or update or delete on crm.assignment_log
  for each row execute function crm.audit_row();
create trigger audit after insert or update or delete on crm.opportunity_stage
  for each row execute function crm.audit_row();
create trigger audit after update or delete on crm.lead_twin for each row
  when (crm.current_actor() like 'person:%' or crm.current_actor() like 'api-key:%')
  execute function crm.audit_row();
create trigger audit_life after insert or delete on crm.outbox
  for each row execute function crm.audit_row('payload');
create trigger audit_life after delete on crm.inbox
  for each row execute function crm.audit_row('payload', 'raw');
create trigger audit_life after delete on crm.channel_circuit for each row execute function crm.audit_row();
create trigger audit after update or delete on crm.outbox_attempt for each row execute function crm.audit_row();
create trigger audit after delete on crm.lead_import_row
  for each row execute function crm.audit_row('cells', 'before', 'after');
create trigger audit after delete on crm.process_link for each row execute function crm.audit_row();
