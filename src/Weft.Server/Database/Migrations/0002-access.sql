-- Units, people, what they may do where, and who did what. Regions are named by id only: they are another module's.
create schema units;

create table units.units (
    id           uuid    primary key,
    code         text,
    name         text    not null,
    english_name text    not null default '',
    kind         text    not null,
    level        text    not null,
    region_id    uuid    not null,
    parent_id    uuid    references units.units,
    phone        text,
    active       boolean not null default true,
    constraint units_are_stations_or_departments check (kind in ('Station', 'Department')),
    constraint units_have_a_name check (length(trim(name)) > 0),
    constraint units_are_not_their_own_parent check (parent_id <> id)
);

create unique index regions_have_one_station on units.units (region_id) where kind = 'Station' and active;
create unique index unit_codes_are_unique on units.units (code);
create index units_by_region on units.units (region_id);
create index units_by_parent on units.units (parent_id);

create trigger changes_are_announced after insert or update or delete on units.units
    for each statement execute function weft.announce('units');

create schema access;

create table access.accounts (
    id                   uuid        primary key,
    user_name            text        not null,
    normalized_user_name text        not null,
    display_name         text        not null,
    password_hash        text,
    password_is_given    boolean     not null default false, -- by an administrator: to be changed before anything else
    security_stamp       text        not null,
    two_factor_enabled   boolean     not null default false,
    last_totp_step       bigint      not null default 0,     -- a code is good once
    phone_sealed         text,
    phone_hash           bytea,
    active               boolean     not null default true,
    demo                 boolean     not null default false, -- may sign in in demo mode only
    resident             boolean     not null default false, -- signs in by phone and one-time code
    created_at           timestamptz not null,
    constraint user_names_are_unique unique (normalized_user_name),
    constraint accounts_have_a_name check (length(trim(display_name)) > 0),
    constraint phones_are_sealed_and_hashed_together check ((phone_sealed is null) = (phone_hash is null)),
    constraint residents_have_a_phone check (not resident or phone_hash is not null)
);

create unique index residents_have_a_phone_of_their_own on access.accounts (phone_hash) where resident;
create index accounts_by_phone on access.accounts (phone_hash);

-- Authenticator secrets and recovery codes, sealed.
create table access.tokens (
    user_id        uuid not null references access.accounts on delete cascade,
    login_provider text not null,
    name           text not null,
    value          text,
    primary key (user_id, login_provider, name)
);

create table access.assignments (
    id         uuid        primary key,
    account_id uuid        not null references access.accounts,
    role       text        not null,
    region_id  uuid,
    unit_id    uuid        references units.units,
    valid_from timestamptz not null,
    valid_to   timestamptz,
    constraint only_residents_have_no_region check ((region_id is null) = (role = 'Resident')),
    constraint residents_act_for_no_unit check (role <> 'Resident' or unit_id is null),
    constraint assignments_end_after_they_begin check (valid_to is null or valid_to >= valid_from)
);

create index assignments_by_account on access.assignments (account_id);
create index assignments_by_unit on access.assignments (unit_id, role);
create index assignments_by_region on access.assignments (region_id, role);

create table access.api_keys (
    id              uuid        primary key,
    account_id      uuid        not null references access.accounts,
    name            text        not null,
    beginning       text        not null, -- enough to recognise a key by, too little to use it
    hash            bytea       not null,
    roles           text[]      not null,
    region_id       uuid,
    calls_a_minute  int         not null,
    created_at      timestamptz not null,
    created_by      uuid        not null,
    expires_at      timestamptz not null,
    revoked_at      timestamptz,
    last_used_at    timestamptz,
    constraint keys_are_unique unique (hash),
    constraint keys_carry_a_role check (cardinality(roles) > 0),
    constraint keys_are_limited check (calls_a_minute between 1 and 60000),
    constraint keys_expire_after_they_begin check (expires_at > created_at)
);

create index api_keys_by_account on access.api_keys (account_id);

-- Signed out before the cookie or token ran out; kept until it would have.
create table access.ended_sessions (
    session_id uuid        primary key,
    account_id uuid        not null,
    forget_at  timestamptz not null
);

create index ended_sessions_by_account on access.ended_sessions (account_id);
create index ended_sessions_by_age on access.ended_sessions (forget_at);

-- By the keyed hash of what was typed, so that names without an account lock like those with one.
create table access.sign_in_failures (
    name_hash    bytea       primary key,
    failures     int         not null,
    last_at      timestamptz not null,
    locked_until timestamptz
);

create index sign_in_failures_by_age on access.sign_in_failures (last_at);

create table access.phone_codes (
    phone_hash bytea       primary key,
    code_hash  bytea       not null,
    sent_at    timestamptz not null,
    expires_at timestamptz not null,
    tries      int         not null default 0,
    sent_today int         not null default 1,
    day        date        not null
);

create table access.first_administrator_links (
    token_hash bytea       primary key,
    expires_at timestamptz not null,
    used_at    timestamptz
);

-- The keys of cookies and tokens, sealed: all processes share them, and a restart ends no session.
create table access.data_protection_keys (
    name text primary key,
    xml  text not null
);

-- What is kept in memory of an account is read again after any of this.
create function access.announce_account() returns trigger language plpgsql as $$
begin
    perform pg_notify('weft_changes', 'access ' || (to_jsonb(case tg_op when 'DELETE' then old else new end) ->> tg_argv[0]));
    return null;
end
$$;

create trigger changes_are_announced after insert or update or delete on access.accounts
    for each row execute function access.announce_account('id');
create trigger changes_are_announced after insert or update or delete on access.assignments
    for each row execute function access.announce_account('account_id');
create trigger changes_are_announced after insert on access.ended_sessions
    for each row execute function access.announce_account('account_id');
-- Not on every use: last_used_at says nothing about what a key may do.
create trigger changes_are_announced after insert or delete or update of revoked_at, expires_at, roles, region_id, calls_a_minute on access.api_keys
    for each row execute function access.announce_account('account_id');

create schema audit;

create table audit.entries (
    id           uuid        primary key,
    at           timestamptz not null,
    action       text        not null,
    account_id   uuid,
    account_name text        not null,
    subject      text,
    subject_id   uuid,
    region_path  text        collate "C", -- whose auditors may read it; none: those of the whole city
    before       jsonb,
    after        jsonb,
    address      inet
);

create index entries_by_action on audit.entries (action, id);
create index entries_by_account on audit.entries (account_id, id);
create index entries_by_subject on audit.entries (subject_id, id);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is append only.';
end
$$;

create trigger entries_are_append_only before update or delete or truncate on audit.entries
    for each statement execute function audit.refuse_change();
