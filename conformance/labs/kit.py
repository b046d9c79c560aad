"""The lab kit with an attendee's id in place, as the site's download makes it."""

import shutil
from pathlib import Path

ATTENDEE = "anna_7"


def with_id(text, attendee=ATTENDEE):
    return text.replace("{attendee_id}", attendee).replace("{ATTENDEE_ID}", attendee.upper())


def read(labs, name, attendee=ATTENDEE):
    return with_id((labs / name).read_text(encoding="utf8"), attendee)


def unpack(labs, folder, attendee=ATTENDEE):
    """Copies the kit to a folder with the id in every file, and gives the folder back."""
    target = Path(folder) / "streaming"
    shutil.copytree(labs, target, ignore=shutil.ignore_patterns("__pycache__", "target", "logs"))
    for file in target.rglob("*"):
        if file.is_file():
            file.write_text(with_id(file.read_text(encoding="utf8"), attendee), encoding="utf8")
    return target
