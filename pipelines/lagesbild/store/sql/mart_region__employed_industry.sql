-- one row per region, industry and year
select * from stg_statfin__employed_industry
