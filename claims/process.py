"""How a process of ours runs: how often it looks for garbage, and on how many threads it multiplies."""

from __future__ import annotations

import atexit
import gc
import os

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What the libraries behind NumPy read when they are loaded; each would take all processors otherwise."""


def spare_garbage_collection() -> None:
    """Let Python look for garbage less often, and not once more at the end.

    Imports make hundreds of thousands of objects that stay; looking through them at every 700th new one, as is the
    default, takes a sixth of the time of a short command, and now and then as long as a question. Looking through them
    before the process ends takes another sixth, and the system frees its memory anyway.
    """
    gc.set_threshold(50_000, 20, 20)
    atexit.register(gc.freeze)


def multiply_on_one_thread() -> None:
    """Let NumPy multiply on one thread, unless the user says otherwise; it must not be loaded yet.

    The products of a question are small: more threads answer no sooner, and wait for each other at full load.
    """
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
