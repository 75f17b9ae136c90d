-- one row per municipality, occupation and month
select * from stg_keha__occupation where area_code like 'KU%'
