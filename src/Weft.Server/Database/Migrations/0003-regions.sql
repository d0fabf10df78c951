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

-- Every closed region with the regions, open today, that it went on as: for reports by the new map over cases of the old one.
create view regions.went_on_as as
with recursive steps (old_id, now_id) as (
    select from_id, to_id from regions.successions where kind <> 'Move'
    union
    select steps.old_id, further.to_id
    from steps join regions.successions further on further.from_id = steps.now_id and further.kind <> 'Move'
)
select steps.old_id, steps.now_id
from steps join regions.regions now on now.id = steps.now_id
where now.valid_to is null;

-- How codes are built. A city adds rows.
create table regions.schemes (
    name           text   primary key,
    title          text   not null,
    english_title  text   not null,
    levels         text[] not null,
    extends        text   references regions.schemes,
    segments       jsonb  not null,
    constraint schemes_are_for_some_level check (cardinality(levels) > 0)
);

create table regions.codes (
    region_id   uuid        not null references regions.regions,
    scheme      text        not null references regions.schemes,
    code        text        collate "C" not null,
    valid_from  timestamptz not null,
    valid_to    timestamptz,
    constraint codes_follow_one_another primary key (region_id, scheme, valid_from),
    constraint codes_end_after_they_begin check (valid_to is null or valid_to >= valid_from)
);

create unique index a_code_has_one_region on regions.codes (scheme, code) where valid_to is null;
create unique index a_region_has_one_code_a_scheme on regions.codes (region_id, scheme) where valid_to is null;
create index codes_by_code on regions.codes (code);

insert into regions.schemes (name, title, english_title, levels, extends, segments) values
('county', '县级以上行政区划代码（GB/T 2260）', 'Divisions from county up (GB/T 2260)', '{Province,City,County}', null, '[
    {"name": "省级", "englishName": "Province", "length": 2, "ranges": []},
    {"name": "地级", "englishName": "City", "length": 2, "ranges": []},
    {"name": "县级", "englishName": "County", "length": 2, "ranges": []}]'),
('township', '县级以下行政区划代码（GB/T 10114）', 'Divisions below county (GB/T 10114)', '{Street}', 'county', '[
    {"name": "县级", "englishName": "County", "length": 6, "ranges": []},
    {"name": "乡级", "englishName": "Township", "length": 3, "ranges": [
        {"from": 1, "to": 99, "means": "街道", "englishMeans": "Street"},
        {"from": 100, "to": 199, "means": "镇", "englishMeans": "Town"},
        {"from": 200, "to": 399, "means": "乡", "englishMeans": "Township"},
        {"from": 400, "to": 599, "means": "类似乡级单位", "englishMeans": "Zone or farm that works as a township"}]}]'),
('village', '村级区划代码', 'Villages and communities', '{Community}', 'township', '[
    {"name": "乡级", "englishName": "Township", "length": 9, "ranges": []},
    {"name": "村级", "englishName": "Village", "length": 3, "ranges": [
        {"from": 1, "to": 199, "means": "居民委员会", "englishMeans": "Residents'' committee"},
        {"from": 200, "to": 399, "means": "村民委员会", "englishMeans": "Villagers'' committee"},
        {"from": 400, "to": 599, "means": "类似居委会或村委会", "englishMeans": "Works as a committee"}]}]'),
('grid', '网格编码', 'Grids', '{Grid}', 'village', '[
    {"name": "村级", "englishName": "Village", "length": 12, "ranges": []},
    {"name": "网格", "englishName": "Grid", "length": 3, "ranges": [
        {"from": 1, "to": 600, "means": "综合网格", "englishMeans": "General grid"},
        {"from": 601, "to": 999, "means": "专属网格", "englishMeans": "Dedicated grid"}]}]'),
('shenzhen-house', '深圳房屋编码', 'Shenzhen house codes', '{Finer}', 'village', '[
    {"name": "社区", "englishName": "Community", "length": 12, "ranges": []},
    {"name": "网格", "englishName": "Grid", "length": 2, "ranges": []},
    {"name": "楼栋", "englishName": "Building", "length": 5, "ranges": []},
    {"name": "房屋", "englishName": "Room", "length": 6, "ranges": []}]');

-- Who works in a grid, in which post, from when to when. Accounts belong to another module: no foreign key.
create table regions.posts (
    id          uuid        primary key,
    region_id   uuid        not null references regions.regions,
    account_id  uuid        not null,
    post        text        not null,
    chief       boolean     not null,
    since       timestamptz not null,
    until       timestamptz,
    given_by    uuid        not null,
    constraint posts_are_known check (post in ('Worker', 'Leader', 'Assistant', 'Police', 'Judge', 'Volunteer', 'PartyMember')),
    constraint only_workers_are_chief check (not chief or post = 'Worker'),
    constraint posts_end_after_they_begin check (until is null or until >= since)
);

create index posts_by_region on regions.posts (region_id, since);
create index posts_by_account on regions.posts (account_id, since);

-- The map as it was at a moment.
create function regions.as_of(moment timestamptz) returns table (
    id uuid, number bigint, parent_id uuid, path text, level text, kind text, "overlay" text, name text, english_name text,
    boundary bytea, valid_from timestamptz, valid_to timestamptz)
language sql stable as $$
    select id, number, parent_id, path, level, kind, overlay, name, english_name, boundary, valid_from, valid_to
    from regions.regions
    where since <= moment and valid_from <= moment and (valid_to is null or valid_to > moment)
    union all
    select past.region_id, now.number, past.parent_id, past.path, past.level, past.kind, past.overlay, past.name, past.english_name,
        past.boundary, now.valid_from, now.valid_to
    from regions.past join regions.regions now on now.id = past.region_id
    where past.since <= moment and past.until > moment and now.valid_from <= moment and (now.valid_to is null or now.valid_to > moment)
$$;
