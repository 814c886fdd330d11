-- Who did what on a record that somebody else has to approve. For a machine answers whoever made its key.
create table crm.duty_done (
  id           uuid primary key,
  record_type  text not null,
  record_id    uuid not null,
  duty         text not null,
  actor        text not null,
  answerable   text not null,
  at           timestamptz not null
);
call crm.protect('duty_done');
create index duty_done_record on crm.duty_done (tenant_id, record_id, duty);
