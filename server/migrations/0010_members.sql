-- People are listed in the order of their names and found by any part of one: `name_key` is the name without regard to
-- capitals and widths, `name_grams` its signs one by one and two by two, which answer for parts of any length.
alter table memberships add column name_key text not null default '';
alter table memberships add column name_grams text[] not null default '{}';
update memberships set
  name_key = lower(normalize(name, NFKC)),
  name_grams = array(
    select distinct substr(lower(normalize(name, NFKC)), place, size)
    from generate_series(1, length(normalize(name, NFKC))) as place, generate_series(1, 2) as size);

drop index memberships_by_name;
create index memberships_by_name on memberships (community_id, name_key, id);
create index memberships_by_grams on memberships using gin (community_id, name_grams);
create index memberships_by_state on memberships (community_id, state);
create index memberships_by_import on memberships (community_id, import_id) where import_id is not null;
create index carrier_identities_by_import on carrier_identities (community_id, import_id)
  where import_id is not null;

-- One may hold what another granted once at a time.
create unique index contact_grants_held on contact_grants (community_id, contact_point_id, holder_id)
  where revoked_at is null;
create index contact_grants_by_holder on contact_grants (community_id, holder_id);
-- What was granted goes with what it was granted of.
alter table contact_grants drop constraint contact_grants_point;
alter table contact_grants add constraint contact_grants_point foreign key (community_id, contact_point_id)
  references contact_points (community_id, id) on delete cascade;

-- An invitation to claim a member that an archive knows, handed over by an organiser; of its token only a hash is kept.
create table claim_invites (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  token_hash text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  constraint claim_invites_pkey primary key (community_id, id),
  constraint claim_invites_token unique (community_id, token_hash),
  constraint claim_invites_member foreign key (community_id, member_id)
    references memberships (community_id, id) on delete cascade
);
create index claim_invites_by_member on claim_invites (community_id, member_id);
