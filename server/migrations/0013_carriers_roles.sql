-- charter: carriers

-- What a carrier is for, who looks after it, how many find room and how one gets in. The way in is for members only.
alter table carriers add column purpose text not null default '';
alter table carriers add column owner_id uuid;
alter table carriers add column starts_at timestamptz;
alter table carriers add column expires_at timestamptz;
alter table carriers add column capacity integer;
-- How many were in it when an organiser counted.
alter table carriers add column headcount integer;
alter table carriers add column counted_at timestamptz;
alter table carriers add column link text;
alter table carriers add column place text;
alter table carriers add column timetable text;
-- A picture of a code, among the files of the instance.
alter table carriers add column image_key text;
alter table carriers add column image_type text;
alter table carriers add column ended_at timestamptz;
-- Where members are met instead. No foreign key: carriers keep their rows.
alter table carriers add column moved_to_id uuid;
alter table carriers add column moved_at timestamptz;

-- To whom the way in was shown: once a member, since that is how many may have gone in.
create table carrier_handouts (
  community_id uuid not null,
  carrier_id uuid not null,
  member_id uuid not null,
  handed_at timestamptz not null,
  constraint carrier_handouts_pkey primary key (community_id, carrier_id, member_id),
  constraint carrier_handouts_carrier foreign key (community_id, carrier_id)
    references carriers (community_id, id)
);
create index carrier_handouts_by_member on carrier_handouts (community_id, member_id);

-- Who has said that they are met at the carrier people were moved to.
create table carrier_confirmations (
  community_id uuid not null,
  carrier_id uuid not null,
  member_id uuid not null,
  confirmed_at timestamptz not null,
  constraint carrier_confirmations_pkey primary key (community_id, carrier_id, member_id),
  constraint carrier_confirmations_carrier foreign key (community_id, carrier_id)
    references carriers (community_id, id)
);
create index carrier_confirmations_by_member on carrier_confirmations (community_id, member_id);

-- One address that leads to whichever of its carriers is open when it is opened.
create table live_codes (
  community_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint live_codes_pkey primary key (community_id, id),
  constraint live_codes_code unique (community_id, code)
);

create table live_code_carriers (
  community_id uuid not null,
  live_code_id uuid not null,
  position integer not null,
  carrier_id uuid not null,
  constraint live_code_carriers_pkey primary key (community_id, live_code_id, position),
  constraint live_code_carriers_carrier unique (community_id, live_code_id, carrier_id),
  constraint live_code_carriers_code foreign key (community_id, live_code_id)
    references live_codes (community_id, id)
);

-- members: roles

-- A running term that its holder, or an organiser, offers to another member. Whoever has it keeps it until they accept.
create table term_offers (
  community_id uuid not null,
  id uuid not null,
  term_id uuid not null,
  to_member_id uuid not null,
  offered_by uuid not null,
  offered_at timestamptz not null,
  reason text not null,
  answered_at timestamptz,
  -- accepted, declined or withdrawn; null while it waits
  answer text,
  constraint term_offers_pkey primary key (community_id, id),
  constraint term_offers_term foreign key (community_id, term_id) references role_terms (community_id, id),
  constraint term_offers_to foreign key (community_id, to_member_id) references memberships (community_id, id)
);
-- A term is offered to one at a time.
create unique index term_offers_open on term_offers (community_id, term_id) where answered_at is null;
create index term_offers_by_member on term_offers (community_id, to_member_id) where answered_at is null;

-- Somebody made sure who a member is. `verified_by` is null where it was whoever runs the instance.
create table verifications (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  way text not null,
  verified_by uuid,
  verified_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint verifications_pkey primary key (community_id, id),
  constraint verifications_member foreign key (community_id, member_id)
    references memberships (community_id, id)
);
create unique index verifications_current on verifications (community_id, member_id)
  where withdrawn_at is null;
create index role_terms_by_role on role_terms (community_id, role);
