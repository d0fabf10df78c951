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

-- Tells every process, at the commit, that rows of a module changed; Changes.cs listens. A statement trigger cannot be forgotten
-- by a writer, be it a route, an import or a hand at psql: execute function weft.announce('units').
create function weft.announce() returns trigger language plpgsql as $$
begin
    perform pg_notify('weft_changes', tg_argv[0]);
    return null;
end
$$;
