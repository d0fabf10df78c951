-- What belongs to no module: the memory of requests that were answered once.
create schema if not exists weft;

create table weft.idempotency_keys (
    account_id   uuid        not null,
    key          text        not null,
    fingerprint  bytea       not null,
    status       int,
    body         bytea,
    content_type text,
    location     text,
    etag         text,
    created_at   timestamptz not null default now(),
    primary key (account_id, key)
);

create index idempotency_keys_by_age on weft.idempotency_keys (created_at);
