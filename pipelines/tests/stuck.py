"""A module that never ends being imported: it says so on the pipe that the environment names, open as long as it is."""

import os
import threading

os.write(os.open(os.environ["STUCK"], os.O_WRONLY), b".")
threading.Event().wait()
