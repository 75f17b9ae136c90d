-- one row per range of ages
select age_from, age_to, price_eur, year, decree, 'finlex-870-2024' as source_id
from raw_reference__basic_prices
qualify year = max(year) over ()
