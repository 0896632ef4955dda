"""Gives memory back that is no longer used."""

import ctypes
import gc
import sys


def give_back_unused() -> None:
    """Give the system back what was only needed while files were read; where the C library cannot, nothing happens.

    Reading the models and the language statistics takes more than keeping them. What is freed lies between what is
    kept, and glibc holds on to it until it is asked (malloc_trim(3)).
    """
    gc.collect()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
