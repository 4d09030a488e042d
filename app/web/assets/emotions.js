// What was read of a mood: five shares that sum to one, in one order, with their names.
import { el, figures, percent, svg } from "./dom.js";

export const EMOTIONS = ["슬픔", "중립", "화남", "걱정", "행복"];
export const UNREAD = "감정을 읽지 못했어요";

const SEEN = 0.02; // a smaller share is a hair's breadth: the words beside the picture tell it

/** The shares that can be seen, in their order, as parts of a whole. */
function visible(shares) {
	const seen = EMOTIONS.filter((name) => shares[name] >= SEEN);
	const whole = seen.reduce((sum, name) => sum + shares[name], 0);
	return seen.map((name) => [name, shares[name] / whole]);
}

export function bar(shares) {
	return el("span", { class: shares ? "bar" : "bar unknown", "aria-hidden": "true" },
		shares && visible(shares).map(([name, share]) => el("i", { data: { emotion: name }, style: { "flex-grow": share } })));
}

/** The two greatest shares in words: 걱정 72%, 슬픔 14%. */
export function words(shares) {
	return EMOTIONS.filter((name) => shares[name] >= 0.1).sort((one, other) => shares[other] - shares[one]).slice(0, 2)
		.map((name) => `${name} ${percent(shares[name])}`).join(", ");
}

export function dominant(shares) {
	return EMOTIONS.reduce((best, name) => (shares[name] > shares[best] ? name : best));
}

export function shareList(shares) {
	return el("ul.shares", EMOTIONS.map((name) => el("li", { data: { emotion: name } },
		el("b", name),
		el("span.track", { "aria-hidden": "true" }, el("i", { style: { width: `${shares[name] * 100}%` } })),
		el("span.num", percent(shares[name])))));
}

/** What stands under a message: the bar and its words, opening into all five. */
export function mood(shares) {
	if (!shares) return el("p.mood-none", bar(null), UNREAD);
	const name = dominant(shares);
	return el("details.mood",
		el("summary", { data: { emotion: name } }, bar(shares),
			el("span", el("b", `${name} ${percent(shares[name])}`), el("span.unseen", " 읽은 감정 모두 보기"))),
		shareList(shares));
}

/** A column of stacked shares in a chart, from the bottom up. */
export function column(shares, { x, width, y, height }) {
	if (!shares) {
		return svg("rect", { x: x + 0.75, y: y + 0.75, width: width - 1.5, height: height - 1.5, rx: 4, stroke: "var(--edge)", "stroke-dasharray": "3 4", "stroke-width": 1.5 });
	}
	let top = y + height;
	return visible(shares).map(([name, share]) => {
		const tall = share * height;
		top -= tall;
		return svg("rect", { x, y: top + 0.75, width, height: Math.max(tall - 1.5, 0.5), rx: Math.min(3, tall / 2), class: "solid", style: { fill: "var(--f)" }, data: { emotion: name } });
	});
}

export const legend = () => el("ul.legend", { "aria-label": "감정의 색" }, EMOTIONS.map((name) =>
	el("li", { data: { emotion: name } }, el("i.swatch"), name)));

const WIDE = 300;
const TALL = 132;

/** How the mood moved: one column a message, with a table of the figures. */
export function talkFlow(readings) {
	const shown = readings.slice(-12);
	const gap = WIDE / Math.max(shown.length, 6);
	const width = Math.min(gap - 6, 34);
	const last = shown.at(-1);
	const label = `메시지 ${shown.length}개에서 읽은 감정. 가장 최근: ${last ? words(last) : UNREAD}`;
	return el("div.talk-flow",
		shown.length > 1 && svg("svg", { class: "flow-chart", viewBox: `0 0 ${WIDE} ${TALL}`, role: "img", "aria-label": label },
			shown.flatMap((shares, at) => column(shares, { x: at * gap, width, y: 0, height: TALL }))),
		last ? shareList(last) : el("p.empty", UNREAD),
		shown.filter(Boolean).length > 1 && figures("메시지마다 읽은 감정의 비율", ["메시지", ...EMOTIONS], shown.map((shares, at) =>
			[`${at + 1}번째`, ...EMOTIONS.map((name) => (shares ? percent(shares[name]) : "–"))]), { numbers: 5 }));
}
