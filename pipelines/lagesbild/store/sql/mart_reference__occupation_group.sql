-- one row per occupation group
select code, name_fi, name_sv, name_en
from raw_reference__occupation_groups
