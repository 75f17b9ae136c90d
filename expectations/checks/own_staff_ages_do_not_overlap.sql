-- table: raw_local__own_staff
-- column: age_from
-- rule: no age of a profession, stage and year is counted twice
-- severity: error
-- todo: Part the bands of ages in data/local/own_staff.csv, then: lagesbild build
select distinct area_code, profession_fi, stage, band.age_from, band.age_to, year
from raw_local__own_staff as band
join raw_local__own_staff as other using (area_code, profession_fi, stage, year)
where
    (band.age_from <> other.age_from or band.age_to <> other.age_to)
    and band.age_from between other.age_from and other.age_to
