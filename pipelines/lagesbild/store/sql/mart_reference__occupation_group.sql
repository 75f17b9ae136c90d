-- one row per occupation group
select code, name_fi, name_sv, name_en
from stg_reference__occupation_group
