"""How people in each scenario feel over the weeks, and whether a talk eases it, as one HTML page.

``python -m scripts.report_emotions [--days 90] [--until DATE] [--output data/reports/emotions.html]`` reads the talks
in ``DB_URL``. The page names nobody, shows no group of fewer than ten people, and loads nothing from anywhere.
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from pathlib import Path
from types import MappingProxyType

from app.core.config import ROOT, load_settings
from app.schemas.labels import Emotion
from batch.feelings import LEAST_PEOPLE, Change, Feelings, Group, feelings, seen_change, seen_weeks
from rules.korean_time import KOREA, korean_today
from rules.rule_book import RULE_BOOK
from rules.scenario_rules import ScenarioRule
from scripts.job_database import job_database

OUTPUT = ROOT / "data" / "reports" / "emotions.html"
COLOURS: Mapping[Emotion, str] = MappingProxyType(
    {
        Emotion.SADNESS: "#4f6fb5",
        Emotion.ANGER: "#c2553f",
        Emotion.WORRY: "#c99a2e",
        Emotion.NEUTRAL: "#9a9a9a",
        Emotion.JOY: "#3f9a6c",
    }
)
STYLE = """
body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;text-align:left;border-bottom:1px solid #ddd}
td.n{text-align:right;white-space:nowrap}.bar{display:flex;height:1.1rem;min-width:14rem}.bar i{display:block}
.key span{display:inline-block;margin-right:1rem}.key i{display:inline-block;width:.8rem;height:.8rem;margin-right:.3rem}
.note{color:#555;font-size:.9rem}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#161616}th,td{border-color:#444}.note{color:#aaa}}
"""
EXPLAINED = (
    "감정은 메시지마다 읽은 대표 감정이고, '무거운 마음'은 슬픔·화남·걱정을 모은 것이에요. 한 사람이 하루에 나눈 말을 "
    "이야기 한 번으로 봐요. 이야기 안의 변화는 그 이야기의 첫 메시지와 마지막 메시지를, 다시 왔을 때의 변화는 한 이야기의 "
    "첫 메시지와 30일 안에 다시 온 이야기의 첫 메시지를 견줘요. 괄호는 95% 신뢰구간이에요."
)
CAUTION = (
    "나아졌다고 해서 상담 덕분이라고 말할 수는 없어요. 가장 무거울 때 찾아온 마음은 그냥 두어도 가벼워지기 쉽고, "
    "다시 오지 않은 사람은 여기에 없어요. 감정은 시나리오 판단에 쓰지 않으며, 이 보고서로 사람을 고르거나 나누지 마세요."
)


def page(found: Feelings, since: date, until: date) -> str:
    """The whole page."""
    sections = [part for rule in RULE_BOOK.rules if (part := section(found, rule))]
    key = "".join(
        f'<span><i style="background:{colour}"></i>{name}</span>' for name, colour in COLOURS.items()
    )
    body = [
        "<h1>상황마다의 마음</h1>",
        f"<p>{since:%Y-%m-%d}부터 {until:%Y-%m-%d}까지 나눈 이야기예요. {LEAST_PEOPLE}명이 안 되는 무리는 보이지 않아요.</p>",
        f'<p class="note">{EXPLAINED}</p><p class="note">{CAUTION}</p>',
        changes(found),
        f'<p class="key">{key}</p>',
        *(sections or ["<p>아직 보여 드릴 만큼 모인 이야기가 없어요.</p>"]),
    ]
    head = f'<meta charset="utf-8"><title>상황마다의 마음</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="ko"><head>{head}</head><body>{"".join(body)}</body></html>\n'


def section(found: Feelings, rule: ScenarioRule) -> str:
    """One scenario, week by week; nothing without a week that may be shown."""
    weeks = seen_weeks(found, rule.scenario)
    if not weeks:
        return ""
    rows = "".join(week_row(week, group) for week, group in weeks.items())
    head = "<tr><th>주</th><th>사람</th><th>메시지</th><th>무거운 마음</th><th>다섯 감정</th></tr>"
    return f"<h2>{escape(rule.title)}</h2><table>{head}{rows}</table>"


def week_row(week: date, group: Group) -> str:
    """One week of one scenario."""
    n = group.emotions.total()
    parts = "".join(
        f'<i style="width:{group.emotions[emotion] / n:.1%};background:{colour}" title="{emotion} {group.emotions[emotion] / n:.0%}"></i>'
        for emotion, colour in COLOURS.items()
    )
    told = ", ".join(f"{emotion} {group.emotions[emotion] / n:.0%}" for emotion in COLOURS)
    figures = (f"{group.people:,}", f"{n:,}", f"{group.weighing:.0%}")
    cells = "".join(f'<td class="n">{figure}</td>' for figure in figures)
    bar = f'<div class="bar" role="img" aria-label="{told}">{parts}</div>'
    return f"<tr><td>{week:%Y-%m-%d}</td>{cells}<td>{bar}</td></tr>"


def changes(found: Feelings) -> str:
    """Whether it gets better within a talk, and by the next one."""
    rows = "".join(
        f"<tr><td>{escape(rule.title)}</td>{cells(within)}{cells(between)}</tr>"
        for rule in RULE_BOOK.rules
        for within, between in [
            (seen_change(found.within, rule.scenario), seen_change(found.between, rule.scenario))
        ]
        if within or between
    )
    if not rows:
        return ""
    head = (
        '<tr><th rowspan="2">상황</th><th colspan="3">이야기 안에서</th><th colspan="3">다시 왔을 때</th></tr>'
        "<tr><th>사람</th><th>무거운 마음</th><th>변화</th><th>사람</th><th>무거운 마음</th><th>변화</th></tr>"
    )
    return f"<h2>이야기하고 나면 나아지나</h2><table>{head}{rows}</table>"


def cells(change: Change | None) -> str:
    """Three cells: people, before and after, difference with its interval and what it says."""
    if change is None:
        return '<td colspan="3" class="note">사람이 적어 보이지 않아요</td>'
    before, after = change.heavy_before / change.pairs, change.heavy_after / change.pairs
    low, high = (f"{100 * end:+.0f}" for end in change.interval)
    told = f"{verdict(change)} {100 * change.difference:+.0f}%p ({low} ~ {high})"
    return f'<td class="n">{change.people:,}</td><td class="n">{before:.0%} → {after:.0%}</td><td class="n">{told}</td>'


def verdict(change: Change) -> str:
    """What the interval allows to say."""
    low, high = change.interval
    if high < 0:
        return "가벼워짐"
    return "무거워짐" if low > 0 else "알 수 없음"


async def report(since: date, until: date) -> str:
    """Read the talks of whole days in Korea, the last one included, and draw the page."""
    begin, end = (
        datetime.combine(day, time(), KOREA).astimezone(UTC) for day in (since, until + timedelta(days=1))
    )
    async with job_database(load_settings()) as database:
        return page(await feelings(database, begin, end), since, until)


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=90, help="며칠 동안의 이야기를 볼지")
    parser.add_argument("--until", type=date.fromisoformat, default=korean_today(), help="마지막 날")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    args = parser.parse_args()
    text = asyncio.run(report(args.until - timedelta(days=args.days - 1), args.until))
    args.output.parent.mkdir(parents=True, exist_ok=True)
    args.output.write_text(text, "utf-8")
    print(f"{args.output}에 썼습니다")


if __name__ == "__main__":
    main()
