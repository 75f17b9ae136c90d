-- one row per county and occupation
select
    area_code,
    occupation_id,
    year,
    round,
    occupation,
    field,
    case opportunities when 'små' then 'small' when 'medelstora' then 'medium' when 'stora' then 'large' end
        as opportunities,
    case recruitment
        when 'överskott' then 'surplus'
        when 'balans' then 'balance'
        when 'paradox' then 'paradox'
        when 'brist' then 'shortage'
    end as recruitment,
    case outlook when 'öka' then 'increase' when 'vara oförändrad' then 'unchanged' when 'minska' then 'decrease' end
        as outlook,
    'af-yrkesbarometern' as source_id
from raw_arbetsformedlingen__outlook
