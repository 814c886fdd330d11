-- What a lead's road writes down besides: who it was compared with, what a person found out, how lists are ordered.

-- A company's name without case, signs and legal form: "ACME GmbH & Co. KG" and "Acme" are one.
create function crm.company_key(name text) returns text language sql immutable parallel safe as
$$
  select trim(regexp_replace(regexp_replace(regexp_replace(lower(name), '[^[:alnum:] ]', '', 'g'),
    '\m(gmbh|mbh|ag|kg|kgaa|ohg|ug|se|ev|eg|co|company|inc|incorporated|corp|corporation|llc|llp|lp|ltd|limited|plc|pty|pvt|sa|sas|sarl|sl|slu|spa|srl|bv|nv|ab|as|asa|aps|oy|oyj|sp|zoo|kft|doo|sro|gesmbh)\M', ' ', 'g'),
    ' +', ' ', 'g'))
$$;

-- How alike two names of companies are, 0 to 1; unknown is like nothing.
create function crm.company_likeness(one text, other text) returns double precision language sql stable parallel safe as
$$
  select case when one = '' or other = '' then 0.0::double precision
    else public.similarity(public.unaccent(crm.company_key(one)), public.unaccent(crm.company_key(other)))::double precision end
$$;

-- How alike two people's names are, 0 to 1: as alike as the less alike of first and last name, in either order, so
-- that people who share a first name alone are no twins. A name nobody knows is half alike.
create function crm.person_likeness(first1 text, last1 text, first2 text, last2 text)
  returns double precision language sql stable parallel safe as
$$
  select case
    when first1 || last1 = '' and first2 || last2 = '' then 1.0
    when first1 || last1 = '' or first2 || last2 = '' then 0.5
    when first1 = '' or first2 = '' or last1 = '' or last2 = '' then
      public.similarity(public.unaccent(first1 || ' ' || last1), public.unaccent(first2 || ' ' || last2))
    else greatest(
      least(public.similarity(public.unaccent(first1), public.unaccent(first2)),
            public.similarity(public.unaccent(last1), public.unaccent(last2))),
      least(public.similarity(public.unaccent(first1), public.unaccent(last2)),
            public.similarity(public.unaccent(last1), public.unaccent(first2)))) end::double precision
$$;

alter table crm.lead
  add column thank                boolean not null default false,
  add column survivor_type        text,
  add column survivor_id          uuid,
  add column qualification        jsonb,
  add column next_step_on         date,
  add column nurture_until        timestamptz,
  add column nurture_engagement   int,
  add column provider_answer      jsonb;
alter table crm.lead add column if not exists first_touch_minutes int;

alter table crm.company add column withdrawn_at timestamptz;
alter table crm.contact add column withdrawn_at timestamptz;
create index company_key on crm.company (tenant_id, crm.company_key(name));

create index lead_by_name on crm.lead (tenant_id, lower(last_name || ' ' || first_name), id);
create index lead_by_company on crm.lead (tenant_id, lower(company_name), id);
create index lead_by_score on crm.lead (tenant_id, coalesce(fit + engagement, -1000000) desc, id desc);
create index lead_by_due on crm.lead (tenant_id, coalesce(first_touch_due_at, 'infinity'::timestamptz), id);

-- Records that may be the same person as a lead, with how alike they are.
create table crm.lead_twin (
  id                   uuid primary key default gen_random_uuid(),
  lead_id              uuid not null references crm.lead,
  record_type          text not null,
  record_id            uuid not null,
  exact_email          boolean not null,
  exact_phone          boolean not null,
  same_company_domain  boolean not null,
  company_similarity   double precision not null,
  person_similarity    double precision not null,
  existing_type        text not null,
  owner_active         boolean not null,
  verdict              text,
  reason               text,
  apart                boolean not null default false,
  found_at             timestamptz not null
);
call crm.protect('lead_twin', false);
create unique index lead_twin_pair on crm.lead_twin (lead_id, record_id);
create index lead_email_prefix on crm.lead (tenant_id, email_key text_pattern_ops) where email_key is not null;
