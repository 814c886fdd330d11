-- Keys of machines, and the answers already given under an Idempotency-Key.

create table crm.api_key (
  id            uuid primary key,
  name          text not null,
  prefix        text not null,
  secret_hash   text not null unique,
  roles         text[] not null,
  created_by    text not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  revoked_at    timestamptz,
  last_used_at  timestamptz
);
call crm.protect('api_key');
-- A key names its tenant only by being found: this look-up has no tenant yet.
call crm.open_across_tenants('api_key');

create table crm.idempotency (
  id            uuid primary key,
  key           text not null,
  request_hash  text not null,
  status        int,
  location      text,
  answer        jsonb,
  created_at    timestamptz not null
);
call crm.protect('idempotency', false);
create unique index idempotency_key on crm.idempotency (tenant_id, key);
