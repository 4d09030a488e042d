"""What a card about dying says, which other cards do not."""

from __future__ import annotations

#: What only whoever wishes to die is asked, or whoever watches over them.
OF_DYING = ("죽고 싶은 생각까지", "삶을 끝낼", "지금까지 견뎌")


#: Questions that only somebody who wishes to die is asked, or whoever watches over them.
ASKS_OF_DYING = ("죽고 싶은 생각까지", "혼자 두지 말고", "삶을 끝낼")
