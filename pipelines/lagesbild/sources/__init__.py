"""Sources: statistics services and public copies in, tables in contract form out.

``bundle`` makes the figures that ship; ``fetch`` brings newer ones into the archive below ``data/raw``; ``current``
tells which of them the store takes.
"""
