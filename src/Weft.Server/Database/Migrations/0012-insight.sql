-- Insight: figures that follow the cases. No question of a screen reads the cases of a city one by one.
create schema insight;

-- What the one screen and the figures ask of open cases and of today's.
create index open_cases_by_region on cases.cases (region_path text_pattern_ops) where is_open;
create index cases_by_closing on cases.cases (closed_at) where closed_at is not null;

-- Cases that came or changed by thousands, without a happening in the outbox: whoever follows the cases takes them from here.
create table cases.untold (case_id uuid not null);

insert into cases.untold select id from cases.cases;
insert into notices.readers (name, seen) values ('insight', pg_current_snapshot());

-- /1/4/17/ lies in /1/, /1/4/ and /1/4/17/.
create function insight.prefixes(path text) returns text[] language sql immutable as
    $$ select coalesce(array_agg(left(path, place)), '{}') from generate_series(2, length(path)) as place where substr(path, place, 1) = '/' $$;

-- Durations fall into steps, each a tenth longer than the one before, from a minute on (Spans.cs reads them).
create function insight.step(span interval) returns smallint language sql immutable as
    $$ select greatest(0, ceil(ln(greatest(extract(epoch from span), 60) / 60) / ln(1.1)))::smallint $$;

-- What one case counts for, now. The only place where the numerators and denominators are written down.
create view insight.present as
select one.id as case_id, one.region_path as path,
    array(select region.path from regions.regions region
          where region.path = any (insight.prefixes(one.region_path)) and region.level in ('Country', 'Province', 'City', 'County', 'Street')
          order by region.path) as places,
    one.kind, coalesce(one.class_code, '') as class_code, coalesce(one.item_code, '') as item_code, one.holder_unit_id as unit_id,
    date_trunc('month', one.reported_at at time zone 'Asia/Shanghai')::date as reported_month,
    case when one.stage in ('Closed', 'Rated') then date_trunc('month', one.closed_at at time zone 'Asia/Shanghai')::date end as closed_month,
    case when one.handled_at is not null then insight.step(one.handled_at - one.reported_at) end as step,
    1::smallint as reported,
    (one.stage not in ('Rejected', 'Withdrawn', 'Merged'))::int::smallint as valid,
    (one.accepted_at is not null)::int::smallint as accepted,
    (one.handled_at is not null)::int::smallint as handled,
    (one.handled_at is not null and one.in_time is not null)::int::smallint as timed,
    (one.handled_at is not null and coalesce(one.in_time, false))::int::smallint as in_time,
    (one.stage in ('Closed', 'Rated'))::int::smallint as closed,
    (one.stage in ('Closed', 'Rated') and coalesce(one.in_time, false))::int::smallint as closed_in_time,
    (one.reworks > 0)::int::smallint as reworked,
    (one.returns > 0)::int::smallint as returned,
    (one.score is not null)::int::smallint as rated,
    (coalesce(one.score, 0) >= 3)::int::smallint as satisfied,
    coalesce(one.score, 0)::smallint as score,
    case when one.handled_at is not null then extract(epoch from one.handled_at - one.reported_at)::bigint else 0 end as seconds
from cases.cases one;

-- What each case was counted for, so that the difference is all that a change costs. Also what finer questions are answered from.
create table insight.facts (
    case_id        uuid     primary key,
    path           text     collate "C" not null,
    places         text[]   not null, -- where it is counted: its regions down to the street
    kind           text     not null,
    class_code     text     not null,
    item_code      text     not null,
    unit_id        uuid     not null,
    reported_month date     not null,
    closed_month   date,
    step           smallint,
    reported       smallint not null,
    valid          smallint not null,
    accepted       smallint not null,
    handled        smallint not null,
    timed          smallint not null,
    in_time        smallint not null,
    closed         smallint not null,
    closed_in_time smallint not null,
    reworked       smallint not null,
    returned       smallint not null,
    rated          smallint not null,
    satisfied      smallint not null,
    score          smallint not null,
    seconds        bigint   not null
);

create index facts_by_place on insight.facts (path text_pattern_ops, reported_month);

-- The counts by place (down to the street), by one property of the case, by month of report or of closing.
create table insight.cells (
    place          text   collate "C" not null,
    dimension      text   not null,
    key            text   not null,
    basis          text   not null,
    month          date   not null,
    reported       bigint not null,
    valid          bigint not null,
    accepted       bigint not null,
    handled        bigint not null,
    timed          bigint not null,
    in_time        bigint not null,
    closed         bigint not null,
    closed_in_time bigint not null,
    reworked       bigint not null,
    returned       bigint not null,
    rated          bigint not null,
    satisfied      bigint not null,
    score          bigint not null,
    seconds        bigint not null,
    primary key (place, dimension, basis, month, key),
    constraint cells_have_a_known_dimension check (dimension in ('all', 'kind', 'class', 'item', 'unit')),
    constraint cells_have_a_known_basis check (basis in ('reported', 'closed'))
);

create table insight.spans (
    place     text     collate "C" not null,
    dimension text     not null,
    key       text     not null,
    basis     text     not null,
    month     date     not null,
    step      smallint not null,
    cases     bigint   not null,
    primary key (place, dimension, basis, month, key, step)
);

create type insight.change as (sign int, fact insight.facts);

-- Counts the cases as they are now and takes back what they were counted for. Answers how many facts came and went.
create function insight.count(ids uuid[]) returns int language plpgsql as $$
declare
    changes insight.change[];
begin
    select array_agg(row(part.sign, part.fact)::insight.change) into changes
    from insight.present present left join insight.facts before using (case_id)
    cross join lateral (values (1, row(present.*)::insight.facts), (-1, before)) as part (sign, fact)
    where present.case_id = any (ids) and row(present.*)::insight.facts is distinct from before and (part.sign = 1 or before.case_id is not null);
    if changes is null then
        return 0;
    end if;

    delete from insight.facts where case_id in (select (fact).case_id from unnest(changes));
    insert into insight.facts select (fact).* from unnest(changes) where sign = 1;

    insert into insight.cells as cell
    select place, dimension, key, basis, month,
        sum(sign * (fact).reported), sum(sign * (fact).valid), sum(sign * (fact).accepted), sum(sign * (fact).handled), sum(sign * (fact).timed),
        sum(sign * (fact).in_time), sum(sign * (fact).closed), sum(sign * (fact).closed_in_time), sum(sign * (fact).reworked),
        sum(sign * (fact).returned), sum(sign * (fact).rated), sum(sign * (fact).satisfied), sum(sign * (fact).score), sum(sign * (fact).seconds)
    from unnest(changes)
    cross join lateral unnest((fact).places) as place
    cross join lateral (values ('all', ''), ('kind', (fact).kind), ('class', (fact).class_code), ('item', (fact).item_code), ('unit', (fact).unit_id::text))
        as property (dimension, key)
    cross join lateral (values ('reported', (fact).reported_month), ('closed', (fact).closed_month)) as period (basis, month)
    where month is not null
    group by place, dimension, key, basis, month
    on conflict (place, dimension, basis, month, key) do update set
        reported = cell.reported + excluded.reported, valid = cell.valid + excluded.valid, accepted = cell.accepted + excluded.accepted,
        handled = cell.handled + excluded.handled, timed = cell.timed + excluded.timed, in_time = cell.in_time + excluded.in_time,
        closed = cell.closed + excluded.closed, closed_in_time = cell.closed_in_time + excluded.closed_in_time,
        reworked = cell.reworked + excluded.reworked, returned = cell.returned + excluded.returned, rated = cell.rated + excluded.rated,
        satisfied = cell.satisfied + excluded.satisfied, score = cell.score + excluded.score, seconds = cell.seconds + excluded.seconds;

    insert into insight.spans as span
    select place, dimension, key, basis, month, (fact).step, sum(sign)
    from unnest(changes)
    cross join lateral unnest((fact).places) as place
    cross join lateral (values ('all', ''), ('kind', (fact).kind), ('class', (fact).class_code), ('item', (fact).item_code), ('unit', (fact).unit_id::text))
        as property (dimension, key)
    cross join lateral (values ('reported', (fact).reported_month), ('closed', (fact).closed_month)) as period (basis, month)
    where month is not null and (fact).step is not null
    group by place, dimension, key, basis, month, (fact).step
    having sum(sign) <> 0
    on conflict (place, dimension, basis, month, key, step) do update set cases = span.cases + excluded.cases;

    return cardinality(changes);
end $$;
