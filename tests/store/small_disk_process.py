"""Run by the full-disk tests: open a workspace while no file may grow beyond a limit.

Arguments: the folder and the limit in bytes. Prints `made`, or the sentence of the refusal.
"""

import resource
import signal
import sys
from pathlib import Path

from greenroom.errors import StoreError
from greenroom.model.release import Release
from greenroom.store.database import open_database
from greenroom.store.releases import save_release

folder, limit = Path(sys.argv[1]), int(sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    with open_database(folder) as database:
        save_release(database, Release("release-1", "Parcel tracker", "4.2"))
        print("made")
except StoreError as error:
    print(f"{error.message} {error.hint}")
