"""docs/cli.md says what --help says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "cli_reference.py"


def test_the_reference_is_up_to_date():
    """A changed option is documented in the same commit; the machine's settings make no difference."""
    environment = {**os.environ, "COLUMNS": "60", "GRAPHKIT_GRAPH": "elsewhere.db"}
    run = subprocess.run(
        [sys.executable, SCRIPT, "--check"], env=environment, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
