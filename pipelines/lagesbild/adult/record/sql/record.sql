-- what the record holds beside its participations: rows kept out, files taken, and which key made the pseudonyms
create table adult_refused (
    rule varchar not null, provider_orgno varchar not null, principal_municipality varchar not null,
    reporting_half varchar not null, count bigint not null
);
create table adult_file (source_file varchar not null, digest varchar not null);
create table adult_key (mark varchar not null)
