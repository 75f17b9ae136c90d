-- one row per region, occupation and month
select * from stg_keha__occupation where area_code not like 'KU%'
