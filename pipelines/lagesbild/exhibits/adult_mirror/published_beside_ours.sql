-- one row per school form of a municipality: the newest share of passed that Kolada publishes
select
    school_form,
    year,
    passed_pct,
    [source_id] as sources
from mart_sweden__published_pass
where area_code = $area_code
qualify year = max(year) over (partition by school_form)
order by school_form
