"""Binds a process to the one that started it: imported first, it goes with that one however early it goes.

On Linux the system sees to that (``prctl``, PR_SET_PDEATHSIG), also while the process still imports what it needs.
Elsewhere a process that is started looks for itself once it has begun its work.
"""

import ctypes
import signal
import sys
from typing import Final

PARENT_DEATH_SIGNAL: Final = 1
"""PR_SET_PDEATHSIG of ``linux/prctl.h``; a fork does not inherit it."""

if sys.platform == "linux":
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, int(signal.SIGKILL))
