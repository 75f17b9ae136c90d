"""Briefs on the workers of a Dask cluster: the same pages as here, byte for byte.

``run`` is this side: it compares, ships, hands out and collects. ``there`` is what a worker is asked, ``host`` the
process that it starts for the briefs of a few areas, ``sameness`` what both sides must have alike, and ``parcel`` what
travels between them. Here only ``run`` needs the briefs' own rooms: what a worker imports itself is small.
"""
