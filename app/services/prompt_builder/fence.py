"""The fence around what other people wrote: inside it there are only data, and nobody inside can close it (pure)."""

from __future__ import annotations

CUSTOMER, EARLIER = "고객_말", "지난_대화"
#: What tags, blanks and the control words of chat templates are made of, as signs that only look like it.
HARMLESS = str.maketrans({"<": "＜", ">": "＞", "{": "｛", "}": "｝", "■": "□"})


def fenced(text: str, tag: str = CUSTOMER) -> str:
    """``text`` between an opening and a closing tag; no tag can be written inside."""
    return f"<{tag}>\n{harmless(text)}\n</{tag}>"


def harmless(text: str) -> str:
    """``text`` without a sign that a tag, a blank or a heading could be made of."""
    return text.translate(HARMLESS)
