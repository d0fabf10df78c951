-- Filters of the case list that a person gave a name and keeps.
create table cases.views (
    id         uuid        primary key,
    account_id uuid        not null,
    name       text        not null,
    filter     text        not null, -- as it stands in the address of the list
    sort       text,
    created_at timestamptz not null,
    constraint views_have_names_of_their_own unique (account_id, name),
    constraint views_have_a_name check (length(trim(name)) > 0)
);
