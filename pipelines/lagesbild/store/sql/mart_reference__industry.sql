-- one row per section
select code, name_fi, name_sv, name_en
from stg_reference__industry
