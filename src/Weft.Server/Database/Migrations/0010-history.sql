-- What was taken over from other systems: which file by which mapping, how far, with what result.
create schema history;

create table history.imports (
    id              uuid        primary key,
    source          text        not null,
    file_name       text        not null,
    data_hash       bytea       not null,
    map_hash        bytea       not null,
    map             text        not null, -- the mapping file as it was, so that a case's origin can be read years later
    account_id      uuid,                 -- none when nobody was named
    operator        text        not null,
    started_at      timestamptz not null,
    finished_at     timestamptz,
    rows_done       bigint      not null default 0, -- every row up to here is in, was in, or is in history.rejects
    imported        bigint      not null default 0,
    already_there   bigint      not null default 0,
    rejected        bigint      not null default 0,
    in_time         bigint      not null default 0,
    late            bigint      not null default 0,
    still_running   bigint      not null default 0,
    without_verdict bigint      not null default 0,
    compared        bigint      not null default 0, -- our verdict and the record's are both known
    differing       bigint      not null default 0, -- and are not the same
    constraint every_row_has_one_fate check (rows_done = imported + already_there + rejected),
    constraint every_case_has_one_verdict check (imported = in_time + late + still_running + without_verdict),
    constraint only_what_was_compared_differs check (differing <= compared)
);

create unique index one_unfinished_import_of_a_file on history.imports (source, data_hash, map_hash) where finished_at is null;

-- Why a row was not imported, one line a fault. A row with a fault is left out whole.
create table history.rejects (
    import_id   uuid   not null references history.imports on delete cascade,
    row         bigint not null, -- as spreadsheets count: the header is row 1
    fault       int    not null,
    column_name text   not null,
    reason      text   not null,
    value       text   not null,
    primary key (import_id, row, fault)
);
