-- Calendars: working hours, holidays and make-up workdays of the whole net and of regions that differ.
create schema clocks;

create table clocks.calendars (
    id          uuid        primary key,
    region_id   uuid,                           -- none: the calendar of every region that has none and no ancestor with one
    name        text        not null,
    time_zone   text        not null,           -- IANA id
    own_days    boolean     not null,           -- false: days of the calendar above hold too, where this one says nothing
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint regions_have_one_calendar_each unique nulls not distinct (region_id),
    constraint calendars_have_a_name check (length(trim(name)) between 1 and 100)
);

-- The hours of a week, from a day on until the next week of the calendar begins.
create table clocks.weeks (
    calendar_id uuid        not null references clocks.calendars on delete cascade,
    valid_from  date        not null,           -- the first week of a calendar is valid from -infinity
    hours       jsonb       not null,           -- seven lists, Monday first, of spans like "08:00-12:00"
    primary key (calendar_id, valid_from),
    constraint weeks_have_seven_days check (jsonb_typeof(hours) = 'array' and jsonb_array_length(hours) = 7)
);

create table clocks.days (
    calendar_id uuid        not null references clocks.calendars on delete cascade,
    date        date        not null,
    kind        text        not null,
    name        text        not null,
    hours       text[]      not null default '{}',
    constraint days_are_one_thing primary key (calendar_id, date),
    constraint days_are_of_a_kind check (kind in ('Holiday', 'Workday')),
    constraint holidays_have_no_hours check (kind = 'Workday' or hours = '{}')
);

create trigger calendars_are_announced after insert or update or delete on clocks.calendars
    for each statement execute function weft.announce('clocks');
create trigger weeks_are_announced after insert or update or delete on clocks.weeks
    for each statement execute function weft.announce('clocks');
create trigger days_are_announced after insert or update or delete on clocks.days
    for each statement execute function weft.announce('clocks');

-- The calendar every installation begins with. The same days are in ChineseHolidays.cs; a test holds the two together.
insert into clocks.calendars (id, region_id, name, time_zone, own_days, created_at, changed_at)
values ('01900000-0000-7000-8000-000000000004', null, '默认工作日历', 'Asia/Shanghai', true, now(), now());

insert into clocks.weeks (calendar_id, valid_from, hours)
values ('01900000-0000-7000-8000-000000000004', '-infinity',
    '[["08:00-12:00","14:00-18:00"],["08:00-12:00","14:00-18:00"],["08:00-12:00","14:00-18:00"],["08:00-12:00","14:00-18:00"],["08:00-12:00","14:00-18:00"],[],[]]');

insert into clocks.days (calendar_id, date, kind, name)
select '01900000-0000-7000-8000-000000000004', date::date, 'Holiday', name
from (values
    -- 国务院办公厅关于2026年部分节假日安排的通知, 4 November 2025
    ('元旦', date '2026-01-01', date '2026-01-03'),
    ('春节', date '2026-02-15', date '2026-02-23'),
    ('清明节', date '2026-04-04', date '2026-04-06'),
    ('劳动节', date '2026-05-01', date '2026-05-05'),
    ('端午节', date '2026-06-19', date '2026-06-21'),
    ('中秋节', date '2026-09-25', date '2026-09-27'),
    ('国庆节', date '2026-10-01', date '2026-10-07'),
    -- 2027: the statutory days alone; the year's arrangement is imported when it is published
    ('元旦', date '2027-01-01', date '2027-01-01'),
    ('春节', date '2027-02-05', date '2027-02-08'),
    ('清明节', date '2027-04-05', date '2027-04-05'),
    ('劳动节', date '2027-05-01', date '2027-05-02'),
    ('端午节', date '2027-06-09', date '2027-06-09'),
    ('中秋节', date '2027-09-15', date '2027-09-15'),
    ('国庆节', date '2027-10-01', date '2027-10-03')
) as holidays (name, first, last), generate_series(first, last, interval '1 day') as date;

insert into clocks.days (calendar_id, date, kind, name)
select '01900000-0000-7000-8000-000000000004', date, 'Workday', name || '调休上班'
from (values
    ('元旦', date '2026-01-04'),
    ('春节', date '2026-02-14'),
    ('春节', date '2026-02-28'),
    ('劳动节', date '2026-05-09'),
    ('国庆节', date '2026-09-20'),
    ('国庆节', date '2026-10-10')
) as workdays (name, date);
