// 나의 마음·재정 흐름: the mood over days and weeks, the scenario of each time, the figures that matter.
import { $, announce, button, day, el, figures, percent, svg } from "./dom.js";
import { call } from "./api.js";
import { meet, mine, SIGN_IN, user } from "./who.js";
import { dominant, EMOTIONS, legend } from "./emotions.js";
import { lineChart, moodChart } from "./chart.js";
import { startTheme } from "./theme.js";

const DAYS_SHOWN = 31; // more than this is shown by week
const MONTH = new Intl.DateTimeFormat("ko-KR", { year: "numeric", month: "long" });
const SHORT = new Intl.DateTimeFormat("ko-KR", { month: "numeric", day: "numeric" });
const month = (iso) => MONTH.format(new Date(iso));

const dayOf = (iso) => new Date(`${iso}T00:00:00`);

/** Monday of the week that holds a day. */
const weekOf = (at) => new Date(at.getFullYear(), at.getMonth(), at.getDate() - ((at.getDay() + 6) % 7));

/** One point for every day or week from the first talk on; empty without talk. */
function pointsOf(days, span) {
	const byDay = span <= DAYS_SHOWN;
	const start = (at) => (byDay ? at : weekOf(at));
	const found = Map.groupBy(days, ({ date }) => +start(dayOf(date)));
	const points = [];
	for (let at = start(dayOf(days[0].date)); at <= new Date(); at = new Date(at.getFullYear(), at.getMonth(), at.getDate() + (byDay ? 1 : 7))) {
		points.push(point(at, found.get(+at) ?? [], byDay));
	}
	return points;
}

/** What was read within one day or week, every day weighing as much as its turns. */
function point(at, days, byDay) {
	const turns = days.reduce((sum, one) => sum + one.turns, 0);
	const share = (name) => days.reduce((sum, one) => sum + one.emotions[name] * one.turns, 0) / turns;
	return {
		turns, name: SHORT.format(at).replace(/\.$/, ""), title: byDay ? day(at) : `${day(at)} 주`,
		shares: turns ? Object.fromEntries(EMOTIONS.map((name) => [name, share(name)])) : null,
		scenario: days.findLast(({ scenario }) => scenario)?.scenario.title ?? "–",
	};
}

function moodCard(days, span) {
	const points = pointsOf(days, span);
	const told = points.filter(({ turns }) => turns);
	const unit = span <= DAYS_SHOWN ? "날" : "주";
	const last = told.at(-1);
	const label = `${unit}마다 읽은 감정의 비율, ${told[0].title}부터 ${last.title}까지. 가장 최근에는 ${dominant(last.shares)} ${percent(last.shares[dominant(last.shares)])}`;
	return el("section.card", { "aria-labelledby": "mood" },
		el("header", el("div", el("h2", { id: "mood" }, "마음의 흐름"), el("p.note", summary(told))), legend()),
		moodChart(points, label, Math.max($("flow").clientWidth - 50, 220)),
		figures(`${unit}마다 읽은 감정과 상황`, [unit === "날" ? "날짜" : "주", "상황", "메시지", ...EMOTIONS],
			told.toReversed().map(({ title, scenario, turns, shares }) => [title, scenario, `${turns}개`, ...EMOTIONS.map((name) => percent(shares[name]))]), { numbers: 6 }));
}

/** The one sentence the chart tells. */
function summary(points) {
	const [first, last] = [points[0], points.at(-1)];
	if (points.length < 2) return `${first.title}에는 ${dominant(first.shares)}이 가장 컸어요.`;
	const change = last.shares["행복"] + last.shares["중립"] - first.shares["행복"] - first.shares["중립"];
	if (change > 0.1) return "처음보다 마음이 한결 가벼워졌어요.";
	if (change < -0.1) return "요즘 마음이 무거운 날이 많았어요. 혼자 견디지 않으셔도 돼요.";
	return "마음이 비슷한 모습으로 이어지고 있어요.";
}

function scenarioCard(days) {
	const spans = [];
	for (const { date, scenario } of days.filter((one) => one.scenario)) {
		if (spans.at(-1)?.title === scenario.title) spans.at(-1).to = date;
		else spans.push({ title: scenario.title, from: date, to: date });
	}
	return spans.length > 0 && el("section.card", { "aria-labelledby": "situation" },
		el("header", el("h2", { id: "situation" }, "상황의 흐름")),
		el("ol.timeline", spans.reverse().map(({ title, from, to }, at) => el("li", {},
			el("b", title), el("span.note", from === to ? day(from) : `${day(from)} ~ ${day(to)}`), !at && el("span.tag", "가장 최근")))));
}

function metricCards(metrics) {
	const series = Map.groupBy(metrics, ({ metric }) => metric);
	return series.size > 0 && el("div.metrics", [...series.values()].map((found) => {
		const points = found.map(({ month: of, value, shown }) => ({ name: month(of), value, shown }));
		const [last, before] = [points.at(-1), points.at(-2)];
		const title = found[0].title;
		return el("section.card", { "aria-label": title },
			el("h2", title),
			el("p.now", last.shown, before && el("small", `한 달 전 ${before.shown}`)),
			lineChart(points, `${title}, ${points[0].name} ${points[0].shown}에서 ${last.name} ${last.shown}`),
			figures(title, ["달", title], points.toReversed().map(({ name, shown }) => [name, shown]), { numbers: 1 }));
	}));
}

/** A page without figures says why, and what helps. */
function blank(title, text, action) {
	return el("section.card.blank",
		svg("svg", { viewBox: "0 0 48 48", "aria-hidden": "true" }, svg("path", { d: "M6 30c6-16 12-16 18 0s12 16 18 0" }), svg("circle", { cx: 24, cy: 10, r: 3 })),
		el("h2", title), el("p", text), action);
}

let drawn = null;

/** Draw what was last read; again when the width changes. */
function draw() {
	const { days, metrics, span } = drawn;
	const read = days.filter(({ turns }) => turns);
	const mood = [
		read.length ? moodCard(read, span) : blank("이 기간에 읽은 마음이 아직 없어요", "상담에서 이야기를 나누면 그날의 마음이 여기에 하루씩 쌓여요.", el("a.primary.go", { href: "/" }, "이야기 시작하기")),
		scenarioCard(days),
	];
	const money = metrics.length ? metricCards(metrics) : el("p.empty", "연결된 금융 자료가 없어 재정의 흐름은 아직 그릴 수 없어요.");
	$("flow").replaceChildren(...[...mood, money].filter(Boolean));
}

async function show(span) {
	const flow = $("flow");
	flow.setAttribute("aria-busy", "true");
	const found = await call("GET", mine(`/insights?days=${span}`)).catch((trouble) => {
		flow.replaceChildren(blank("흐름을 불러오지 못했어요", trouble.message, button("다시 불러오기", () => show(span), { class: "primary" })));
		announce(trouble.message);
	});
	if (found) {
		drawn = { ...found, span };
		draw();
		announce(`${span}일의 흐름을 보여 드려요.`);
	}
	flow.setAttribute("aria-busy", "false");
}

async function start() {
	startTheme();
	await meet();
	document.documentElement.dataset.ready = "";
	if (!user()) {
		$("flow").replaceChildren(blank("로그인이 필요해요", SIGN_IN));
		return;
	}
	$("span").hidden = false;
	$("span").addEventListener("change", (event) => show(Number(event.target.value)));
	let wide = innerWidth;
	addEventListener("resize", () => {
		if (drawn && wide !== innerWidth) draw();
		wide = innerWidth;
	});
	await show(90);
}

start();
