"""Write the golden copies of every kind again.

PYTHONPATH=app:tests python tests/report/write_golden.py
"""

import json

from greenroom.report.build.board_summary import build_board_summary
from greenroom.report.build.kinds import KINDS
from greenroom.report.document import canonical
from report.builders_report import a_board_summary
from report.test_kinds import GOLDEN, golden_name, written


def main() -> None:
    documents = {"board_summary.json": build_board_summary(a_board_summary())}
    for kind in KINDS:
        for audience in kind.audiences or (None,):
            documents[golden_name(kind, audience)] = written(kind, audience)
    for name, document in documents.items():
        text = json.dumps(canonical(document), ensure_ascii=False, indent=1)
        (GOLDEN / name).write_text(text + "\n", encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main()
