-- Procedures are data: every version of every one, and who uses which.
create schema procedures;

create table procedures.versions (
    id           uuid        primary key,
    code         text        not null,
    number       int         not null,
    name         text        not null,
    english_name text        not null,
    definition   jsonb       not null,
    region_id    uuid,                    -- whose administrators change it; null for the shipped ones, which are everybody's
    created_at   timestamptz not null default now(),
    created_by   uuid,
    constraint a_procedure_has_each_version_once unique (code, number),
    constraint procedure_versions_count_from_one check (number >= 1)
);

-- The most telling choice wins: the item's, then the channel's, then the city's; below each the nearest region's.
create table procedures.choices (
    id             uuid        primary key,
    region_id      uuid        not null,
    item_code      text,
    channel        text,
    procedure_code text        not null,
    chosen_at      timestamptz not null default now(),
    chosen_by      uuid,
    constraint a_choice_is_by_item_or_by_channel check (item_code is null or channel is null),
    constraint one_choice_each unique nulls not distinct (region_id, item_code, channel)
);

-- Cases keep the version they began with, so a version is never rewritten.
create function procedures.refuse_change_of_a_version() returns trigger language plpgsql as $$
begin
    raise exception 'a version of a procedure does not change'
        using errcode = 'restrict_violation', constraint = 'a_version_of_a_procedure_does_not_change';
end $$;

create trigger versions_do_not_change before update or delete on procedures.versions
    for each row execute function procedures.refuse_change_of_a_version();

create trigger announce after insert or update or delete or truncate on procedures.versions
    for each statement execute function weft.announce('procedures');
create trigger announce after insert or update or delete or truncate on procedures.choices
    for each statement execute function weft.announce('procedures');
