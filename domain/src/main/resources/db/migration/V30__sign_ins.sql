-- What browsers hold of Baton. Apart from the business, whose tables stand behind their tenant: who a browser belongs
-- to is found out here, so no tenant is known yet.
create schema web;

-- A sign-in at the issuer that holds. No row, no session: whatever node is told that it is over removes it.
create table web.sign_in (
  id              uuid primary key,
  -- What the issuer calls the person, and their session there (claims sub and sid).
  subject         text not null,
  issuer_session  text,
  -- Worth something only together with the client's secret (RFC 6749, section 6). Null if the issuer gives none.
  refresh_token   text,
  -- When the issuer is to be asked again whether it holds.
  ask_at          timestamptz not null
);
create index sign_in_subject on web.sign_in (subject);
create index sign_in_issuer_session on web.sign_in (issuer_session);
create index sign_in_ask_at on web.sign_in (ask_at);
