"""The programs that make weights are no part of the source distribution: without them there is nothing to test."""

from __future__ import annotations

import importlib.util

collect_ignore_glob = [] if importlib.util.find_spec("training") else ["test_*.py"]
