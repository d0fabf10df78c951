-- Cases, their timelines, and the people who wait for an answer.
create schema cases;

create sequence cases.numbers;

create table cases.cases (
    id                uuid        primary key,
    number            text        not null,
    state             jsonb       not null, -- the whole case as the rules see it; every column below repeats a part for lists
    entries           int         not null,
    last_hash         bytea       not null,

    kind              text        not null,
    stage             text        not null,
    channel           text        not null,
    outside_number    text,
    item_code         text,
    item_name         text,
    class_code        text,
    procedure_id      uuid        not null,
    region_id         uuid        not null,
    region_path       text        collate "C" not null,
    longitude         double precision,
    latitude          double precision,
    source_system     text,
    address           text,
    words             text        not null,
    round             int         not null,
    returns           int         not null,
    reworks           int         not null,
    was_late          boolean     not null,
    in_time           boolean,
    score             int,

    holder_unit_id    uuid        not null,
    holder_person_id  uuid,
    holder_level      text        not null,
    involved_unit_ids uuid[]      not null,
    asked_unit_ids    uuid[]      not null,
    is_open           boolean     not null,

    yellow_at         timestamptz,
    due_at            timestamptz,
    light_frozen_at   timestamptz, -- the current clock stands still since then: paused or stopped

    reported_at       timestamptz not null,
    accepted_at       timestamptz,
    dispatched_at     timestamptz,
    handled_at        timestamptz,
    closed_at         timestamptz,
    changed_at        timestamptz not null,
    alarm_at          timestamptz,
    alarms_done_to    timestamptz not null,

    constraint case_numbers_are_unique unique (number),
    constraint a_case_has_a_place_or_none check ((longitude is null) = (latitude is null)),
    constraint places_are_on_earth check (longitude between -180 and 180 and latitude between -90 and 90),
    constraint a_case_has_entries check (entries >= 1)
);

create unique index outside_numbers_are_unique_in_a_channel on cases.cases (channel, outside_number) where outside_number is not null;
create index cases_by_time on cases.cases (reported_at desc, id desc);
create index cases_by_region on cases.cases (region_path text_pattern_ops, reported_at desc);
create index desk_by_holder on cases.cases (holder_unit_id, due_at) where is_open;
create index desk_by_person on cases.cases (holder_person_id, due_at) where is_open and holder_person_id is not null;
create index cases_asked_of_units on cases.cases using gin (asked_unit_ids);
create index cases_of_units on cases.cases using gin (involved_unit_ids);
create index cases_by_item on cases.cases (item_code, reported_at desc);
create index open_cases_by_place on cases.cases (longitude, latitude) where is_open;
create index cases_by_alarm on cases.cases (alarm_at) where alarm_at is not null;

-- What a case is found by, two characters at a time (Grams.cs): pg_trgm does not serve two-character Chinese words, and no parser
-- cuts Chinese by itself. A table of its own, because a step that rewrites a case would rewrite sixty index entries with it.
create table cases.grams (
    case_id uuid  primary key,
    grams   int[] not null
);

create index cases_by_words on cases.grams using gin (grams);

create table cases.timeline (
    case_id  uuid  not null,
    seq      int   not null,
    entry    text  not null,
    hash     bytea not null,
    primary key (case_id, seq),
    constraint entries_count_from_one check (seq >= 1)
);

create function cases.refuse_to_change_history() returns trigger language plpgsql as $$
begin
    raise exception 'the timeline is append only: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;

create trigger the_timeline_is_append_only before update or delete on cases.timeline
    for each row execute function cases.refuse_to_change_history();
create trigger the_timeline_is_never_emptied before truncate on cases.timeline
    for each statement execute function cases.refuse_to_change_history();

create table cases.reporters (
    case_id      uuid        not null,
    id           uuid        not null,
    account_id   uuid,
    anonymous    boolean     not null,
    name_sealed  text,
    name_masked  text,
    phone_sealed text,
    phone_masked text,
    phone_hash   bytea,
    follow_hash  bytea       not null, -- of the token in the link by which the case is followed
    joined_at    timestamptz not null,
    primary key (id)
);

create index reporters_of_a_case on cases.reporters (case_id);
create unique index reporters_by_follow_link on cases.reporters (follow_hash);
create index reporters_by_phone on cases.reporters (phone_hash) where phone_hash is not null;
create index reporters_by_account on cases.reporters (account_id, joined_at desc) where account_id is not null;

-- Every opening of a reporter's contact data, with its purpose: the person reads this log. Kept three years; never the content.
create table cases.contact_openings (
    id          bigint      generated always as identity primary key,
    reporter_id uuid        not null,
    case_id     uuid        not null,
    opened_at   timestamptz not null,
    account_id  uuid        not null,
    opened_by   text        not null,
    purpose     text        not null
);

create index contact_openings_of_a_person on cases.contact_openings (reporter_id, opened_at desc);
