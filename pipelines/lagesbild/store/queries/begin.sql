-- what a store begins with: what it was built from, whom broken checks concern, and how counts of persons are hidden
create table store_inputs (digest varchar not null);

create table store_doubts (
    member_code varchar not null,
    area_code varchar not null,
    place integer not null,
    table_name varchar not null,
    rule varchar not null
);

create macro at_least_shown(persons) as if(persons between 1 and 4, 1, 3 * cast(round(persons / 3.0) as bigint));

create macro at_most_shown(persons) as if(persons between 1 and 4, 4, 3 * cast(round(persons / 3.0) as bigint));
