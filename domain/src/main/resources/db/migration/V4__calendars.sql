-- When a business works: calendars with their hours and special days, and the holidays of regions.

create table crm.calendar (
  id          uuid primary key,
  key         text not null check (key ~ '^[a-z][a-z0-9-]{1,40}$'),
  name        text not null,
  zone        text not null,
  region      text check (region ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
  created_at  timestamptz not null default now(),
  version     bigint not null default 0
);
call crm.protect('calendar');
create unique index calendar_key on crm.calendar (tenant_id, key);

-- A day that differs from its week, or from the holidays of the region.
create table crm.calendar_day (
  id           uuid primary key,
  calendar_id  uuid not null references crm.calendar on delete cascade,
  date         date not null,
  rule         text not null check (rule in ('CLOSED', 'OTHER_HOURS', 'AS_USUAL')),
  note         text not null default '',
  unique (calendar_id, date)
);
call crm.protect('calendar_day');

-- Hours of a weekday (1 is Monday) or of a single day, in minutes after midnight by the calendar's wall clock.
-- Hours that end before they begin end on the next day.
create table crm.calendar_interval (
  id            uuid primary key,
  calendar_id   uuid not null references crm.calendar on delete cascade,
  weekday       int check (weekday between 1 and 7),
  date          date,
  from_minute   int not null check (from_minute between 0 and 1439),
  until_minute  int not null check (until_minute between 1 and 1440),
  check (num_nonnulls(weekday, date) = 1),
  check (from_minute <> until_minute)
);
call crm.protect('calendar_interval');
create index calendar_interval_calendar on crm.calendar_interval (calendar_id);

create table crm.holiday (
  id      uuid primary key,
  region  text not null check (region ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'),
  date    date not null,
  name    text not null
);
call crm.protect('holiday');
create unique index holiday_date on crm.holiday (tenant_id, region, date);
