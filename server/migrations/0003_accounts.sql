-- People are known to the whole instance, whichever communities they belong to: all of this is global. What signs them in
-- stands in a schema of its own, in the form the sign-in library reads; on several machines it stays on the coordinator.

-- An erased person keeps the row, without a name, so that what they did keeps its place.
create table people (
  id uuid not null,
  name text not null,
  created_at timestamptz not null,
  erased_at timestamptz,
  constraint people_pkey primary key (id)
);

-- Who runs the instance.
create table instance_admins (
  person_id uuid not null,
  since timestamptz not null,
  constraint instance_admins_pkey primary key (person_id),
  constraint instance_admins_person foreign key (person_id) references people (id)
);

-- A link by which somebody becomes a person, once. Of its token only a hash is kept.
create table one_time_links (
  id uuid not null,
  purpose text not null,
  token_hash text not null,
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_by uuid,
  used_at timestamptz,
  constraint one_time_links_pkey primary key (id),
  constraint one_time_links_token unique (token_hash),
  constraint one_time_links_maker foreign key (made_by) references people (id),
  constraint one_time_links_user foreign key (used_by) references people (id)
);

create schema auth;

create table auth.users (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  username text,
  constraint users_pkey primary key (id),
  constraint users_email unique (email),
  constraint users_username unique (username),
  constraint users_person foreign key (id) references people (id) on delete cascade
);

create table auth.sessions (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  constraint sessions_pkey primary key (id),
  constraint sessions_token unique (token),
  constraint sessions_user foreign key (user_id) references auth.users (id) on delete cascade
);

create index sessions_user_id_idx on auth.sessions (user_id);

create table auth.accounts (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint accounts_pkey primary key (id),
  constraint accounts_user foreign key (user_id) references auth.users (id) on delete cascade
);

create index accounts_user_id_idx on auth.accounts (user_id);

create table auth.verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint verifications_pkey primary key (id)
);

create index verifications_identifier_idx on auth.verifications (identifier);
