-- one row per section
select code, name_fi, name_sv, name_en
from raw_reference__industries
