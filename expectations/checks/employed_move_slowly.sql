-- table: stg_statfin__commuting
-- column: employed_persons, commuting_persons
-- rule: the employed of a municipality, residents or jobs, 300 or more of them, move by at most 40 percent a year, and those of them who commute at most double or halve
-- severity: error
select
    now.area_code,
    now.side,
    now.year,
    before.employed_persons as year_before_persons,
    now.employed_persons,
    before.commuting_persons as year_before_commuting_persons,
    now.commuting_persons
from stg_statfin__commuting as now
join stg_statfin__commuting as before
    on before.area_code = now.area_code and before.side = now.side and before.year = now.year - 1
where
    (
        least(now.employed_persons, before.employed_persons) >= 300
        and abs(ln(now.employed_persons / before.employed_persons)) > 0.34
    )
    or (
        least(now.commuting_persons, before.commuting_persons) >= 300
        and abs(ln(now.commuting_persons / before.commuting_persons)) > 0.69
    )
