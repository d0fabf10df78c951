-- Work: what the background jobs of all processes did last, for the eyes of an administrator.
create schema if not exists work;

create table work.jobs (
    name              text        primary key,
    every             interval    not null,
    runs              bigint      not null default 0,
    done              bigint      not null default 0,
    last_run_at       timestamptz,
    last_took_ms      double precision,
    last_done_at      timestamptz,
    last_process      text,
    failures_in_a_row int         not null default 0,
    last_error        text,
    last_error_at     timestamptz
);

-- Notices: who is told what, and by which way.
create schema if not exists notices;

-- What happened, written in the transaction in which it happened. Readers keep the snapshot up to which they have seen it
-- (see OutboxReader): neither id nor xact alone tells a reader what is new, because a lower one may commit later.
create table notices.outbox (
    id          bigint      generated always as identity primary key,
    xact        xid8        not null default pg_current_xact_id(),
    kind        text        not null,
    case_id     uuid,
    region_path text        collate "C",
    unit_ids    uuid[]      not null,
    account_ids uuid[]      not null,
    body        jsonb       not null,
    created_at  timestamptz not null
);

create index outbox_by_transaction on notices.outbox (xact, id);
create index outbox_by_age on notices.outbox (created_at);
