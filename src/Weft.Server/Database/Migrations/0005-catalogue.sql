-- What the net handles: a city's catalogue, version by version. A draft is edited; what is published never changes again,
-- because cases began with it.
create schema catalogue;

create table catalogue.versions (
    id           uuid        primary key,
    region_id    uuid        not null,
    region_number bigint     not null, -- as in region paths: it stays when the city is moved in the tree
    number       int         not null,
    status       text        not null,
    note         text,
    created_at   timestamptz not null,
    created_by   uuid        not null,
    published_at timestamptz,
    published_by uuid,
    retired_at   timestamptz,
    constraint status_is_known check (status in ('Draft', 'Published', 'Retired')),
    constraint a_draft_was_never_published check ((status = 'Draft') = (published_at is null)),
    constraint published_by_somebody check ((published_at is null) = (published_by is null)),
    constraint only_what_is_retired_has_an_end check ((status = 'Retired') = (retired_at is not null)),
    constraint a_number_is_given_once_a_city unique (region_id, number)
);

create unique index one_published_version_a_city on catalogue.versions (region_id) where status = 'Published';
create unique index one_draft_a_city on catalogue.versions (region_id) where status = 'Draft';

create table catalogue.classes (
    version_id   uuid not null references catalogue.versions,
    code         text not null,
    parent_code  text,
    name         text not null,
    english_name text,
    kind         text not null,
    primary key (version_id, code),
    constraint the_class_above_is_in_the_same_version foreign key (version_id, parent_code) references catalogue.classes (version_id, code)
        deferrable initially deferred,
    constraint a_class_is_not_above_itself check (parent_code <> code),
    constraint kind_is_known check (kind in ('Facility', 'Event'))
);

create table catalogue.items (
    id                      uuid    primary key,
    version_id              uuid    not null references catalogue.versions,
    code                    text    not null,
    name                    text    not null,
    english_name            text,
    class_code              text    not null,
    kind                    text    not null,
    level                   text    not null,
    responsible_unit_kind   text,
    responsible_unit_id     uuid,
    supervising             text[]  not null default '{}',
    responsible             text[]  not null default '{}',
    photo_on_report         boolean not null,
    photo_on_handling       boolean not null,
    anonymous_allowed       boolean not null,
    keywords                text[]  not null default '{}',
    procedure_code          text,
    legal_basis             text,
    collection_rule         text,
    duplicate_radius_metres int     not null,
    revision                int     not null default 1,
    constraint a_code_is_used_once_a_version unique (version_id, code),
    constraint the_class_is_in_the_same_version foreign key (version_id, class_code) references catalogue.classes (version_id, code)
        deferrable initially deferred,
    constraint duplicate_radius_is_at_most_5_km check (duplicate_radius_metres between 0 and 5000)
);

create table catalogue.conditions (
    item_id         uuid not null references catalogue.items on delete cascade,
    number          int  not null,
    acceptance      text not null,
    sign_for_amount int,
    sign_for_unit   text,
    handle_amount   int  not null,
    handle_unit     text not null,
    completion      text not null,
    primary key (item_id, number),
    constraint conditions_are_counted_from_1 check (number > 0),
    constraint a_limit_is_positive check (handle_amount > 0 and sign_for_amount > 0),
    constraint an_amount_has_its_unit check ((sign_for_amount is null) = (sign_for_unit is null))
);

-- The last guard: not even a slip with psql rewrites the limits that running cases began with.
create function catalogue.refuse_change_of_published() returns trigger language plpgsql as $$
declare
    changed jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
begin
    if exists (
        select from catalogue.versions version
        where version.status <> 'Draft' and version.id = coalesce(
            (changed->>'version_id')::uuid,
            (select item.version_id from catalogue.items item where item.id = (changed->>'item_id')::uuid)))
    then
        raise exception 'a published catalogue does not change'
            using errcode = 'restrict_violation', constraint = 'a_published_catalogue_does_not_change';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;

create trigger published_classes_do_not_change before insert or update or delete on catalogue.classes
    for each row execute function catalogue.refuse_change_of_published();
create trigger published_items_do_not_change before insert or update or delete on catalogue.items
    for each row execute function catalogue.refuse_change_of_published();
create trigger published_conditions_do_not_change before insert or update or delete on catalogue.conditions
    for each row execute function catalogue.refuse_change_of_published();

create trigger versions_tell_every_process after insert or update or delete on catalogue.versions
    for each statement execute function weft.announce('catalogue');
