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

-- How far each reader of the outbox has come.
create table notices.readers (
    name       text        primary key,
    seen       pg_snapshot not null,           -- everything visible in it has been read
    target     pg_snapshot,                    -- what is being read now, in portions, up to here
    after_xact xid8        not null default '0',
    after_id   bigint      not null default 0
);

insert into notices.readers (name, seen) values ('inbox', pg_current_snapshot()), ('deliveries', pg_current_snapshot());

-- What was told, once however many were told it. The words are made from kind and body when somebody reads.
create table notices.notices (
    id          bigint      primary key,       -- of the happening in the outbox
    kind        text        not null,
    case_id     uuid,
    body        jsonb       not null,
    happened_at timestamptz not null
);

create index notices_by_age on notices.notices (happened_at);

create table notices.inbox (
    account_id uuid   not null,
    notice_id  bigint not null references notices.notices on delete cascade,
    read_at    timestamptz,
    constraint a_person_is_told_once primary key (account_id, notice_id)
);

create index inbox_unread on notices.inbox (account_id, notice_id) where read_at is null;
create index inbox_by_notice on notices.inbox (notice_id);

-- What a person wants to be told, and how. A pattern is a kind (case.dispatched), a family (case.*) or everything (*).
create table notices.preferences (
    account_id  uuid   primary key,
    muted_kinds text[] not null default '{}',
    sms_kinds   text[] not null default '{}'
);

create function notices.matches(kind text, patterns text[]) returns boolean language sql immutable as
    $$ select kind = any (patterns) or split_part(kind, '.', 1) || '.*' = any (patterns) or '*' = any (patterns) $$;
