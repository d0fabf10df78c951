-- Photos that somebody looked through for faces and number plates, and published.
create table cases.public_photos (
    attachment_id  uuid        primary key,
    case_id        uuid        not null,
    chosen_by      uuid        not null,
    chosen_by_name text        not null,
    chosen_at      timestamptz not null
);

create index public_photos_of_a_case on cases.public_photos (case_id);
