"""Make pictures of the window: `python3 run.py pictures [FOLDER]`.

Without a folder every picture of README.md and every sample in exports/ is made anew. The window
is shown off screen over the sample workspace at a fixed moment, driven page by page, and grabbed
in light and dark; the documents are rendered by the tools of a print shop (LibreOffice and
Poppler), which need to be installed for this command only.

With a folder every state of a rehearsal and of practice is pictured into it, in light and dark,
in a common window and in the smallest one.
"""

import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from studio.photographer import Photographer, Scene
from studio.practice_scenes import PRACTICE_SCENES, show
from studio.rehearse_scenes import REHEARSE_SCENES

from greenroom.services.demonstration import demonstrate

ROOT = Path(__file__).resolve().parents[2]
EXPORTS = ROOT / "exports"
PICTURES = EXPORTS / "pictures"
COMMON, SMALLEST = (1280, 800), (1024, 640)
PAGE_DOTS = "80"
"""Dots per inch of a printed page's picture."""

STEM = "Parcel Desk 24.6 board summary"


def begin_rehearsal(photographer: Photographer) -> None:
    """Start a rehearsal and type the beginning of an answer."""
    photographer.press("start_rehearsal")
    photographer.write("It should be fine, the team will handle it.")


def name_a_folder(photographer: Photographer) -> None:
    """Type a folder that every reader could have, and not the one of this machine."""
    photographer.find(QLineEdit, "export_folder").setText("Documents/Parcel Desk")


README_SCENES = (
    Scene("home", "home"),
    Scene("releases", "releases"),
    Scene("rehearse", "rehearse-setup"),
    Scene("rehearse", "rehearse", begin_rehearsal),
    Scene("rehearse", "rehearse-probe", lambda photographer: photographer.press("send_answer")),
    Scene("practice", "practice", partial(show, section="map")),
    Scene("transcripts", "transcripts"),
    Scene("readiness", "readiness"),
    Scene("questions", "questions"),
    Scene("exports", "exports", name_a_folder),
)


def picture_documents(folder: Path) -> None:
    """Page one of the PDF and of the Word file, as printed."""
    pdf = EXPORTS / f"{STEM}.pdf"
    print_page(pdf, PICTURES / "board-summary-pdf")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder),
         str(EXPORTS / f"{STEM}.docx")],
        check=True, capture_output=True,
    )  # fmt: skip
    print_page(folder / f"{STEM}.pdf", PICTURES / "board-summary-word")


def print_page(pdf: Path, picture: Path) -> None:
    """Page one of a PDF as a PNG."""
    subprocess.run(
        ["pdftoppm", "-png", "-r", PAGE_DOTS, "-f", "1", "-l", "1", "-singlefile", str(pdf),
         str(picture)],
        check=True,
    )  # fmt: skip


def make_readme() -> int:
    """Exit code 0 when all pictures of the README are made."""
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        print(f"Install {', '.join(missing)} first: LibreOffice Writer and the Poppler tools.")
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for record in demonstrate(folder).files:
            shutil.copyfile(record.path, EXPORTS / Path(record.path).name)
        picture_documents(folder / "print")
        photographer = Photographer(folder / "workspace", PICTURES, (COMMON,))
        photographer.picture(README_SCENES)
        photographer.close()
    print(f"Pictures and samples are in {EXPORTS.relative_to(ROOT)}/.")
    return 0


def make_states(pictures: Path) -> int:
    """Exit code 0 when every state is in that folder."""
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        demonstrate(folder)
        photographer = Photographer(folder / "workspace", pictures, (COMMON, SMALLEST))
        photographer.picture((*REHEARSE_SCENES, *PRACTICE_SCENES))
        photographer.close()
    print(f"The pictures are in {pictures}.")
    return 0


def main(words: list[str]) -> int:
    """The exit code of what was asked for; 2 for more than one folder."""
    if len(words) > 1:
        print("Name one folder for the pictures of every state, or none for the README's.")
        return 2
    return make_states(Path(words[0])) if words else make_readme()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
