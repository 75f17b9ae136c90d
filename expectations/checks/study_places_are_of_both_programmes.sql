-- table: raw_vipunen__study_place
-- column: level
-- rule: in every year general and vocational targets are both there, and most targets have places and applicants
-- severity: error
-- todo: The records are others than were declared; see data/raw/vipunen-study-places and data/reference/sources.yml
select
    year,
    coalesce(sum(targets_count) filter (programme = 'general'), 0) as general_targets,
    coalesce(sum(targets_count) filter (programme = 'vocational'), 0) as vocational_targets,
    sum(open_targets_count) as open_targets
from stg_vipunen__study_place
where area_code = 'SSS'
group by year
having general_targets = 0 or vocational_targets = 0 or open_targets > sum(targets_count)
order by year
