-- Procedures are data: every version of every one, and who uses which.
create schema procedures;

create table procedures.versions (
    id           uuid        primary key,
    code         text        not null,
    number       int         not null,
    name         text        not null,
    english_name text        not null,
    definition   jsonb       not null,
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

create trigger announce after insert or update or delete or truncate on procedures.versions
    for each statement execute function weft.announce('procedures');
create trigger announce after insert or update or delete or truncate on procedures.choices
    for each statement execute function weft.announce('procedures');
