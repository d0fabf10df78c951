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
    id            bigint      generated always as identity primary key,
    xact          xid8        not null default pg_current_xact_id(),
    kind          text        not null,
    case_id       uuid,
    region_path   text        collate "C",
    unit_ids      uuid[]      not null,
    account_ids   uuid[]      not null,
    body          jsonb       not null,
    created_at    timestamptz not null,
    by_account_id uuid                         -- who did it; never leaves the house
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

-- Who outside is told: a system by webhook, a group by a robot.
create table notices.subscriptions (
    id            uuid        primary key,
    name          text        not null,
    gateway       text        not null,
    url           text        not null,
    secret_sealed text        not null,
    kinds         text[]      not null,
    region_id     uuid        not null,
    active        boolean     not null default true,
    created_by    uuid        not null,
    created_at    timestamptz not null,
    constraint subscriptions_use_a_known_gateway check (gateway in ('Webhook', 'WeCom')),
    constraint subscriptions_have_a_name check (length(trim(name)) > 0),
    constraint subscriptions_ask_for_something check (cardinality(kinds) > 0)
);

create index subscriptions_by_region on notices.subscriptions (region_id);

-- How the receiver does. Beside the subscription, whose version is what people edit.
create table notices.receivers (
    subscription_id   uuid        primary key references notices.subscriptions on delete cascade,
    failures_in_a_row int         not null default 0,
    rest_until        timestamptz              -- it does not answer: nothing is tried before
);

-- One happening on its way to one receiver: a subscription, or a person by text message.
create table notices.deliveries (
    id              uuid        primary key,
    outbox_id       bigint      not null,
    subscription_id uuid        references notices.subscriptions on delete cascade,
    account_id      uuid,
    kind            text        not null,
    payload         text        not null,      -- the happening as JSON, the same bytes at every try: they are signed
    happened_at     timestamptz not null,
    state           text        not null default 'Queued',
    tries           int         not null default 0,
    last_try        int         not null,      -- the number of the try after which it is given up
    next_at         timestamptz not null,
    give_up_at      timestamptz not null,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    constraint deliveries_have_a_known_state check (state in ('Queued', 'Retrying', 'Delivered', 'Dead')),
    constraint deliveries_go_to_a_subscription_or_a_person check ((subscription_id is null) <> (account_id is null)),
    constraint nobody_is_sent_a_happening_twice unique nulls not distinct (outbox_id, subscription_id, account_id)
);

create index deliveries_to_send on notices.deliveries (subscription_id, next_at) where state in ('Queued', 'Retrying');
create index messages_to_send on notices.deliveries (next_at) where state in ('Queued', 'Retrying') and subscription_id is null;
create index deliveries_by_subscription on notices.deliveries (subscription_id, id);
create index deliveries_by_end on notices.deliveries (ended_at) where ended_at is not null;

-- A try that has no result was cut off in the middle: the receiver may have got it.
create table notices.delivery_tries (
    delivery_id uuid        not null references notices.deliveries on delete cascade,
    try         int         not null,
    began_at    timestamptz not null,
    took_ms     double precision,
    status      int,
    error       text,
    primary key (delivery_id, try)
);
