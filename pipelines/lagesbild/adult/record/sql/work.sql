-- what one check works on, beside the rows of the files: files, findings, days of half-years, the user's course list
create table file (file_no integer, file_name varchar, digest varchar);
create table finding (rule varchar, file_no integer, source_line integer, column_name varchar);
create table rule (rule varchar, scope varchar);
create table half_year (reporting_half varchar, first_day date, last_day date);
create table course (course_code varchar, course_points decimal(9, 1));
create table taken (digest varchar);
create table earlier (
    reporting_half varchar, principal_municipality varchar, provider_orgno varchar, school_unit_code varchar,
    person_key varchar, person_id_kind varchar, course_code varchar, part varchar, start_date date, outcome varchar
)
