"""The measurements are no part of the source distribution: without them there is nothing to test."""

from __future__ import annotations

import importlib.util

collect_ignore_glob = [] if importlib.util.find_spec("benchmarks") else ["test_*.py"]
