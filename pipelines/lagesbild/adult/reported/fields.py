"""Vocational fields of the shared record, and which fields of occupations they teach for."""

from typing import Final

TAUGHT_IN: Final = {
    "Bygg och anläggning": ("construction",),
    "Försäljning, inköp, marknadsföring": ("sales_service",),
    "Hantverk": ("crafts",),
    "Hotell, restaurang, storhushåll": ("hotel_tourism", "restaurant_food"),
    "Hälso- och sjukvård": ("health_care",),
    "Industriell tillverkning": ("industrial_technology",),
    "Installation, drift, underhåll": ("electricity_energy", "hvac_property"),
    "Naturbruk": ("natural_resources",),
    "Pedagogik": ("child_recreation",),
    "Transport, distribution, lager": ("vehicle_transport",),
}
"""Field of occupations, as Yrkesbarometern names it → vocational fields of the record; a pairing of our own."""
FIELDS: Final = tuple(sorted(field for fields in TAUGHT_IN.values() for field in fields))
"""All vocational fields: each is taught for one field of occupations."""
