"""Write every sample in exports/ again: `python3 run.py samples`.

Each kind of document in each format, from the sample workspace at a fixed moment, so that the
same program gives the same bytes. What lies in exports/ and is not a sample stays.
"""

import sys
import tempfile
from pathlib import Path

from greenroom.cli.console import show_progress
from greenroom.services.showcase import show_every_kind

EXPORTS = Path(__file__).resolve().parents[2] / "exports"


def main() -> int:
    """Exit code 0 when all samples are written."""
    with tempfile.TemporaryDirectory() as name:
        written = show_every_kind(Path(name) / "workspace", EXPORTS, progress=show_progress)
    kept = {Path(record.path).name for record in written}
    # A kind that was renamed would otherwise leave its old samples behind.
    for path in EXPORTS.glob("Parcel Desk *"):
        if path.name not in kept:
            path.unlink()
    print(f"{len(kept)} samples are in {EXPORTS.name}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
