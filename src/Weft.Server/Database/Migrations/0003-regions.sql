-- The tree of places, its boundaries, its codes, its history, and who works where.
create schema regions;

-- Numbers make paths (/1/4/17/); a number is never used twice.
create sequence regions.numbers;

-- Grows in the order of commits, so that a reader who knows revision n asks only for what came after it.
create sequence regions.revisions;

-- One change of the map at a time, in all processes: neighbours are checked against what is really there, and revisions
-- become visible in their order. Changes are rare; readers are never held up.
create function regions.begin_change() returns void language sql as
    $$ select pg_advisory_xact_lock(hashtext('weft regions')) $$;

create table regions.regions (
    id            uuid        primary key,
    number        bigint      not null,
    parent_id     uuid        references regions.regions,
    path          text        collate "C" not null,
    level         text        not null,
    kind          text        not null,
    overlay       text,
    name          text        not null,
    english_name  text,
    boundary      bytea,                   -- WKB polygon or multipolygon, WGS 84, little-endian, two dimensions
    households    integer,
    residents     integer,
    valid_from    timestamptz not null,
    valid_to      timestamptz,
    since         timestamptz not null,    -- when the state in this row began; older states are in regions.past
    revision      bigint      not null,
    constraint regions_have_a_number_of_their_own unique (number),
    constraint regions_hang_in_one_place unique (path),
    constraint paths_end_with_the_number check (path like '/%' and path like '%/' || number || '/'),
    constraint only_the_root_has_no_parent check ((parent_id is null) = (path = '/' || number || '/')),
    constraint regions_have_a_known_level check (level in ('Country', 'Province', 'City', 'County', 'Street', 'Community', 'Grid', 'Finer')),
    constraint regions_have_a_known_kind check (kind in ('General', 'Dedicated', 'Overlay')),
    constraint overlays_belong_to_a_net check ((kind = 'Overlay') = (overlay is not null)),
    constraint names_are_not_blank check (length(trim(name)) > 0),
    constraint regions_end_after_they_begin check (valid_to is null or valid_to >= valid_from),
    constraint sizes_are_not_negative check (households >= 0 and residents >= 0)
);

create index regions_by_parent on regions.regions (parent_id, number);
create index regions_by_revision on regions.regions (revision);

-- What a region was before its present state: name, place in the tree, boundary.
create table regions.past (
    region_id     uuid        not null references regions.regions,
    since         timestamptz not null,
    until         timestamptz not null,
    parent_id     uuid,
    path          text        collate "C" not null,
    level         text        not null,
    kind          text        not null,
    overlay       text,
    name          text        not null,
    english_name  text,
    boundary      bytea,
    constraint past_states_follow_one_another primary key (region_id, since),
    constraint past_states_lasted check (until > since)
);

create index past_by_time on regions.past (since, until);

create function regions.keep_the_past() returns trigger language plpgsql as $$
begin
    new.revision := nextval('regions.revisions');
    if tg_op = 'UPDATE'
        and (old.parent_id, old.path, old.level, old.kind, old.overlay, old.name, old.english_name, old.boundary)
            is distinct from (new.parent_id, new.path, new.level, new.kind, new.overlay, new.name, new.english_name, new.boundary)
    then
        if new.since < old.since then
            raise exception 'A new state of region % cannot begin before its last one', old.id;
        end if;

        -- Two changes in one moment leave one state.
        if new.since > old.since then
            insert into regions.past (region_id, since, until, parent_id, path, level, kind, overlay, name, english_name, boundary)
            values (old.id, old.since, new.since, old.parent_id, old.path, old.level, old.kind, old.overlay, old.name, old.english_name, old.boundary);
        end if;
    end if;

    return new;
end $$;

create trigger regions_keep_their_past before insert or update on regions.regions
    for each row execute function regions.keep_the_past();

create trigger changes_are_announced after insert or update or delete on regions.regions
    for each statement execute function weft.announce('regions');

-- Which region went on as which: a split has one row for each part, a merge one for each region merged,
-- a move one row (from and to are the same region, the paths differ).
create table regions.successions (
    id          bigint      generated always as identity primary key,
    kind        text        not null,
    from_id     uuid        not null references regions.regions,
    to_id       uuid        not null references regions.regions,
    from_path   text        collate "C" not null,
    to_path     text        collate "C" not null,
    reason      text        not null,
    at          timestamptz not null,
    by_account  uuid        not null,
    constraint successions_have_a_known_kind check (kind in ('Split', 'Merge', 'Move'))
);

create index successions_from on regions.successions (from_id);
create index successions_to on regions.successions (to_id);

-- The one root that every installation has; a city renames it as it likes.
insert into regions.regions (id, number, parent_id, path, level, kind, name, english_name, valid_from, since)
select '01900000-0000-7000-8000-000000000001', number, null, '/' || number || '/', 'Country', 'General', '中国', 'China', '1949-10-01 00:00:00+08', '1949-10-01 00:00:00+08'
from nextval('regions.numbers') number;
