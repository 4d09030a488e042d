// The scenario a customer is in, opening into every criterion it was judged by.
import { $, area, ask, attempt, button, day, el, facts, field, percent } from "./dom.js";
import { call } from "./api.js";
import { mine } from "./who.js";

const KINDS = { fixed: "법이나 약관의 기준", own: "나의 지난 기록", percentile: "전체 고객의 분포", stated: "나눈 말씀" };
const SIGNS = { "<": "미만", "<=": "이하", ">": "초과", ">=": "이상" };
const BASES = { rule: "정해진 기준에 그대로 들어맞아요.", score: "여러 신호를 더해 짐작한 값이에요." };

/** Show one decided scenario in the panel; `turn` is the request that decided it. */
export function showScenario({ label, probability, key_metrics }, { scenario_title, scenario_basis, request_id }) {
	const evidence = el("div", { "aria-live": "polite" }, el("p.empty", "불러오고 있어요."));
	const more = el("details", { id: "evidence", ontoggle: () => more.open && !more.dataset.loaded && load(evidence, more, request_id) },
		el("summary", "어떻게 판단했나요?"), evidence);
	const sent = el("ul.criteria", { "aria-label": "보낸 이의", "aria-live": "polite" });
	$("scenario").replaceChildren(el("div.situation",
		el("p.title", scenario_title ?? label),
		el("div.chance",
			el("span.track", { "aria-hidden": "true" }, el("i", { style: { width: percent(probability) } })),
			el("span", `확실한 정도 ${percent(probability)}`)),
		scenario_basis && el("p.note", BASES[scenario_basis]),
		facts(key_metrics),
		more,
		button("이의 제기", () => object(label, request_id, sent), { class: "outline" }),
		sent));
	showObjections(label, sent);
}

/** The scenario of an earlier message, as it is judged now; nothing when the customer is no longer in it. */
export async function judgedAgain(label) {
	const found = await call("GET", mine("/scenario")).catch(() => null);
	if (found?.scenario !== label) return null;
	const met = found.criteria.filter((one) => one.met).map(({ title, shown }) => [title, shown]);
	return [{ label, probability: found.probability, key_metrics: Object.fromEntries(met) }, { scenario_title: found.title, scenario_basis: found.basis }];
}

export function openEvidence() {
	const reading = $("reading");
	if (getComputedStyle(reading).display === "none") reading.showPopover();
	const more = $("evidence");
	if (!more) return;
	more.open = true;
	more.querySelector("summary").focus();
	more.scrollIntoView({ block: "nearest" });
}

async function load(evidence, more, turn) {
	try {
		const found = await call("GET", mine(`/scenario${turn ? `?request_id=${encodeURIComponent(turn)}` : ""}`));
		more.dataset.loaded = "yes";
		evidence.replaceChildren(
			el("ul.criteria", criteria(found.criteria)),
			el("p.note", `${day(found.as_of)} 자료로 판단했어요. ${found.notice} (규칙 ${found.rules_version})`));
	} catch (trouble) {
		evidence.replaceChildren(el("p.fault", trouble.message), button("다시 불러오기", () => load(evidence, more, turn), { class: "outline" }));
	}
}

/** Criteria with their figures, the limits of one figure together. */
export const criteria = (all) => [...Map.groupBy(all, ({ title, kind, met }) => `${title} ${kind} ${met}`).values()].map(criterion);

/** What stands in the record was met. */
function criterion(limits) {
	const { title, shown, kind, as_of, met = true } = limits[0];
	const state = met === null ? ["unmet", "자료 없음"] : met ? ["met", "해당"] : ["unmet", "해당하지 않음"];
	return el("li", {},
		el("p", el("b", title), el("span", { class: `tag ${state[0]}` }, state[1])),
		el("p", kind === "stated" ? "말씀하신 내용에서 들었어요." : `값 ${shown ?? "알 수 없음"} · 기준 ${limits.map((one) => `${one.threshold_shown} ${SIGNS[one.operator]}`).join(", ")}`),
		el("p.note", [KINDS[kind], as_of && `${day(as_of)} 자료`].filter(Boolean).join(" · ")));
}

async function object(label, turn, sent) {
	const form = await ask({
		title: "판단에 이의가 있으신가요?", yes: "이의 제기하기",
		body: [el("p.note", "사람인 상담사가 직접 살펴보고 답해 드려요. 어느 값이 사실과 다른지 적어 주시면 더 빨라요."), field("다르다고 느끼신 점", area("text", 4, 1000))],
	});
	if (!form) return;
	const done = await attempt(() => call("POST", mine("/objections"), { ...(turn && { request_id: turn }), label, text: form.get("text").trim() }),
		"이의를 받았어요. 상담사가 살펴보고 이 화면에서 답해 드릴게요.");
	if (done) await showObjections(label, sent);
}

const STATES = { waiting: "살펴보는 중", answered: "답변 도착", withdrawn: "거둠" };

/** The objections sent against this label, with the answers of people. */
async function showObjections(label, sent) {
	const found = await call("GET", mine("/objections")).catch(() => ({ objections: [] }));
	sent.replaceChildren(...found.objections.filter((one) => one.label === label).map(({ text, state, answer }) => el("li", {},
		el("p", el("b", "보낸 이의"), el("span.tag", STATES[state])), text && el("p", text),
		answer && el("p.counsellor-reply", answer))));
}
