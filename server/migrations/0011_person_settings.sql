-- How people want to be told of things. Global, as people are: one asks for quiet at night, not in one community at night.
create table person_settings (
  person_id uuid not null,
  -- Null until a device told.
  language text,
  time_zone text,
  has_quiet boolean not null,
  quiet_from text not null,
  quiet_to text not null,
  constraint person_settings_pkey primary key (person_id),
  constraint person_settings_person foreign key (person_id) references people (id) on delete cascade
);

-- Each row is one decision, and stays as it is: the latest of a purpose holds.
create table consents (
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  given_at timestamptz,
  withdrawn_at timestamptz,
  -- Where it was decided: among the settings, or by the link of a mail.
  via text not null,
  constraint consents_pkey primary key (id),
  constraint consents_person foreign key (person_id) references people (id) on delete cascade,
  constraint consents_one_decision check ((given_at is null) <> (withdrawn_at is null)),
  constraint consents_via check (via in ('settings', 'link'))
);
create index consents_by_person on consents (person_id, purpose, id desc);

-- A person's list of notices is one, whichever communities they came from.
drop index deliveries_shown;
drop index deliveries_unread;
create index deliveries_shown on deliveries (person_id, shown_at desc, id desc) where shown_at is not null;
create index deliveries_unread on deliveries (person_id) where shown_at is not null and read_at is null;
