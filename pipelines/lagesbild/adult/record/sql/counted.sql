-- one row per rule that something breaks, with how often
select rule, count(*) as finding_count
from finding
group by rule
order by rule
