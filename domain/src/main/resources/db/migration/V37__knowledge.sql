-- What we know, written down for our own people and for everybody: articles, each of their versions, and whether they helped.
create table crm.article (
  id                uuid primary key,
  slug              text not null,
  language          text not null check (language in ('en', 'de')),
  audience          text not null check (audience in ('internal', 'public')),
  state             text not null check (state in ('draft', 'review', 'published', 'retired')),
  title             text not null,
  body              text not null,
  number            int not null default 1,
  -- What readers see, while a newer text is being written.
  published_number  int,
  published_title   text,
  published_body    text,
  published_for     text check (published_for in ('internal', 'public')),
  source_type       text,
  source_id         uuid,
  created_at        timestamptz not null,
  changed_at        timestamptz not null,
  version           bigint not null default 0,
  search            tsvector generated always as (
    setweight(to_tsvector(case language when 'de' then 'german'::regconfig else 'english'::regconfig end, title), 'A')
    || setweight(to_tsvector(case language when 'de' then 'german'::regconfig else 'english'::regconfig end, body), 'B')) stored,
  published_search  tsvector generated always as (
    setweight(to_tsvector(case language when 'de' then 'german'::regconfig else 'english'::regconfig end,
                          coalesce(published_title, '')), 'A')
    || setweight(to_tsvector(case language when 'de' then 'german'::regconfig else 'english'::regconfig end,
                             coalesce(published_body, '')), 'B')) stored,
  check ((published_number is null) = (published_title is null) and (published_number is null) = (published_body is null)
         and (published_number is null) = (published_for is null))
);
call crm.protect('article');
create unique index article_slug on crm.article (tenant_id, slug);
create index article_list on crm.article (tenant_id, id desc);
create index article_readable on crm.article (tenant_id, language) where published_number is not null;
create index article_search on crm.article using gin (search);
create index article_published_search on crm.article using gin (published_search);
create index article_title_like on crm.article using gin (published_title public.gin_trgm_ops);

-- Every text an article ever had.
create table crm.article_version (
  id          uuid primary key,
  article_id  uuid not null references crm.article,
  number      int not null,
  title       text not null,
  body        text not null,
  actor       text not null default crm.current_actor(),
  at          timestamptz not null
);
call crm.protect('article_version');
create unique index article_version_number on crm.article_version (tenant_id, article_id, number);

-- Whether a version helped, once for each reader.
create table crm.article_vote (
  id          uuid primary key,
  article_id  uuid not null references crm.article,
  number      int not null,
  voter       text not null,
  helpful     boolean not null,
  at          timestamptz not null
);
call crm.protect('article_vote');
create unique index article_vote_once on crm.article_vote (tenant_id, article_id, number, voter);
