"""What the pages are written in: our own plain modules that never read text as markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.web import pages

MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function|srcdoc|setHTML"
)
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", re.IGNORECASE)
SCRIPTS = sorted((*pages.ASSETS.glob("*.js"), pages.FOLDER / "widget.js"))
PAGES = sorted(pages.SITE.glob("*.html"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_reads_text_as_markup(path: Path) -> None:
    assert MARKUP.search(path.read_text("utf-8")) is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_has_anything_inline(path: Path) -> None:
    assert INLINE.search(path.read_text("utf-8")) is None


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_modules_are_our_own(path: Path) -> None:
    for source in re.findall(r'from "([^"]+)"', path.read_text("utf-8")):
        assert (path.parent / source).is_file()
