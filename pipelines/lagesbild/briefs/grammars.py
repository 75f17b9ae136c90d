"""Keeps out a grammar that takes a second to compile and that no notebook needs.

``nbformat`` imports ``jsonschema``, which compiles the grammar of international addresses (``rfc3987_syntax``) where
that package is installed, as it is beside JupyterLab. No schema of a notebook has such an address; without the package
``jsonschema`` only leaves their form unchecked.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
