-- one row per area above municipalities, the country aside, that one of these municipalities lies in
with
areas as (
    select *
    from mart_area__area
    where standing = 'of_kind' and kind in ('subregion', 'employment_area', 'wellbeing_county', 'region')
)
select areas.*, count(*) as size
from areas
join mart_area__member as member using (area_code)
group by all
having bool_or(list_contains($codes, member_code))
order by area_code
