"""The how-to for notebooks does what it says: its code runs as it stands."""

import re
from pathlib import Path

from trivet.content import content_root

PAGE = Path(__file__).parent.parent.parent / "docs" / "how-to" / "play-clients-in-a-notebook.md"


def test_the_code_of_the_how_to_runs(tmp_path, monkeypatch):
    dean = (content_root() / "clients" / "dean.yaml").read_text(encoding="utf-8")
    (tmp_path / "sam.yaml").write_text(dean.replace("client: dean", "client: sam"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        exec(block.replace("seeds=300", "seeds=20").replace("range(200)", "range(10)"), names)
    assert names["one"].exchanges[:2] == names["other"].exchanges[:2]
    assert names["one"].exchanges[2].moves != names["other"].exchanges[2].moves
    assert len(names["ends"]) == 10
