"""Real transcript files, where the checkout has them beside it: what a reader would expect."""

from pathlib import Path

import pytest

from exchange.builders_exchange import assert_sound, interviewers
from greenroom.exchange.importing import read_transcript
from greenroom.model.transcript import SpeakerRole

FOLDER = Path(__file__).parents[3] / "shared" / "transcripts"
FILES = sorted(path for kind in ("txt", "md", "vtt") for path in FOLDER.glob(f"{kind}/*"))
# Start of the file's name: named speakers, interviewers, utterances, words (about).
EXPECTED = {
    "Release__2019": (5, 0, 20, 370),
    "Release__2024": (2, 0, 20, 440),
    "community__kubeadm": (0, 0, 60, 1400),
    "dora_metrics": (2, 1, 41, 1786),
    "governance__9": (0, 0, 15, 548),
    "pm__Meeting_168": (19, 0, 105, 6650),
    "transcripts__changelog--friends-54": (3, 0, 298, 13902),
    "transcripts__go-time-214": (3, 1, 89, 8191),
    "transcripts__ship-it-10": (3, 0, 254, 11453),
    "transcripts__ship-it-2.md": (3, 1, 147, 9297),
    "transcripts__ship-it-25": (5, 1, 222, 17010),
    "transcripts__ship-it-36": (3, 1, 160, 8099),
    "transcripts__ship-it-73": (2, 1, 150, 13061),
    "transcripts__ship-it-83": (2, 1, 162, 10668),
    "transcripts__the-changelog-374": (5, 1, 155, 12869),
    "EMSE-CVReengineering-Art__Interview_leader1": (2, 1, 83, 6504),
    "EMSE-CVReengineering-Art__Interview_practitioner3": (2, 1, 133, 4718),
    "QualCoder__transcript": (3, 0, 7, 163),
    "pm__acdt_2026-05-18_080_chat": (28, 0, 104, 1084),
    "quality_issues_in_MLSSs__Interview_27": (2, 1, 48, 9463),
    "quality_issues_in_MLSSs__Interview_43": (2, 1, 72, 5791),
    "quality_issues_in_MLSSs__Interview_6": (4, 3, 146, 6979),
    "talk-python-transcripts__038": (0, 0, 139, 12548),
    "talk-python-transcripts__409": (0, 0, 157, 14289),
    "pm__acdc_2026-05-14_178": (17, 0, 186, 11874),
    "pm__acdc_2026-06-25_181": (15, 0, 121, 5245),
    "pm__acdt_2026-04-20_078": (16, 0, 178, 6617),
    "pm__acdt_2026-06-29_085": (17, 0, 91, 4204),
    "talk-python-transcripts__429": (0, 0, 144, 13022),
    "talk-python-transcripts__431": (0, 0, 134, 11788),
    "webvtt.js__header-garbage": (0, 0, 1, 1),
    "webvtt.js__nulls": (0, 0, 1, 7),
    "webvtt.js__tags": (3, 0, 4, 31),
}

pytestmark = pytest.mark.skipif(not FILES, reason="no real transcripts beside this checkout")


def test_every_file_has_an_expectation():
    unknown = [path.name for path in FILES if not any(map(path.name.startswith, EXPECTED))]
    assert unknown == []


@pytest.mark.parametrize("start", EXPECTED)
def test_a_real_file_reads_as_people_would(start):
    paths = [path for path in FILES if path.name.startswith(start)]
    if not paths:
        pytest.skip(f"{start} is not beside this checkout")
    imported = read_transcript(paths[0])
    assert_sound(imported)
    speakers, asking, utterances, words = EXPECTED[start]
    names = {each.speaker for each in imported.utterances if each.speaker}
    assert (len(names), len(interviewers(imported))) == (speakers, asking)
    assert len(imported.utterances) == pytest.approx(utterances, rel=0.05)
    assert len(imported.text.split()) == pytest.approx(words, rel=0.01)
    assert any(each.role is SpeakerRole.RESPONDENT for each in imported.utterances)
    assert imported.notes
