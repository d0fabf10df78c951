-- Files that people send: the bytes lie in a folder or in S3, their facts here.
create schema attachments;

-- What is stored, once for each content. The row is there before the bytes and leaves after them, so that no crash
-- between the two can leave bytes that nobody knows of; stored_at says that they are whole.
create table attachments.contents (
    sha256     bytea       primary key,
    size       bigint      not null,
    stored_at  timestamptz,
    created_at timestamptz not null default now(),
    constraint a_content_is_named_by_its_sha256 check (octet_length(sha256) = 32),
    constraint a_content_is_not_empty check (size > 0)
);

-- One row for each upload, also when two have the same content.
create table attachments.files (
    id              uuid             primary key,
    owner_id        uuid,
    token_hash      bytea,
    file_name       text             not null,
    state           text             not null,
    refused_because text,
    size            bigint           not null,
    received        bigint           not null default 0,
    promised_sha256 bytea,
    sha256          bytea            references attachments.contents,
    kind            text,
    width           int,
    height          int,
    taken_at        timestamptz,
    taken_longitude double precision,
    taken_latitude  double precision,
    attached_to     uuid,
    attached_at     timestamptz,
    created_at      timestamptz      not null,
    changed_at      timestamptz      not null,
    constraint a_file_has_an_owner_or_a_token check (owner_id is not null or octet_length(token_hash) = 32),
    constraint a_state_is_known check (state in ('Uploading', 'Ready', 'Refused', 'Attached', 'Removed')),
    constraint a_file_is_not_empty check (size > 0),
    constraint no_more_is_received_than_announced check (received between 0 and size),
    constraint a_finished_file_has_its_content check (state not in ('Ready', 'Attached') or (sha256 is not null and kind is not null)),
    constraint an_attached_file_names_its_case check ((state = 'Attached') = (attached_to is not null and attached_at is not null)),
    constraint a_refused_file_says_why check (state <> 'Refused' or refused_because is not null),
    constraint a_place_of_taking_is_on_the_earth check (
        (taken_longitude is null) = (taken_latitude is null)
        and taken_longitude between -180 and 180 and taken_latitude between -90 and 90)
);

create index files_of_a_case on attachments.files (attached_to) where attached_to is not null;
create index files_of_a_content on attachments.files (sha256) where sha256 is not null;
-- What the clean-up looks through and what the room of an uploader is counted from.
create index files_not_attached on attachments.files (owner_id, changed_at) where state <> 'Attached';

-- The pieces of an upload under way, each its own blob, in order and without gaps.
create table attachments.parts (
    file_id   uuid   not null references attachments.files,
    begins_at bigint not null,
    size      bigint not null,
    key       text   not null,
    primary key (file_id, begins_at),
    constraint a_part_is_not_empty check (size > 0 and begins_at >= 0)
);
