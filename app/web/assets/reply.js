// An answer on the page: prose, steps, telephone numbers and sources.
import { $, area, ask, attempt, button, day, el, field, icon, mark, percent, toast, when } from "./dom.js";
import { call } from "./api.js";
import { user } from "./who.js";
import { mood } from "./emotions.js";

const GUARDS = {
	crisis: { title: "지금은 안전이 먼저예요", icon: "hand" },
	urgent: { title: "먼저 돈과 정보를 지켜요", icon: "shield" },
};
const NUMBERED = /^\d{1,2}[.)]\s+/;

/** The customer's message; a long one is folded. */
export function mineView(text) {
	const said = el("span", text);
	const fold = () => (said.classList.toggle("clamp") ? "모두 보기" : "접기");
	const more = (text.length > 300 || text.split("\n").length > 8) && button(fold(), () => { more.textContent = fold(); });
	return el("div.mine", el("p", el("span.unseen", "나: "), said), more);
}

export const setMood = (view, shares) => {
	view.querySelector(".mood, .mood-none")?.remove();
	view.append(mood(shares));
};

export function theirsView() {
	return el("article.theirs", { "aria-label": "상담 도우미의 답변" },
		el("header", mark(), el("b", "상담 도우미"), el("span.at")),
		el("div.body"));
}

export const showWaiting = (view, words) => view.querySelector(".body").replaceChildren(el("p.waiting", words));

export function showText(view, text) {
	if (text) view.querySelector(".body").replaceChildren(el("div.prose", lines(text).map((line) => el("p", line))));
}

export function showReply(view, { reply, meta, at }) {
	view.querySelector(".at").textContent = when(at);
	const guard = GUARDS[meta.kind];
	const parts = arranged(reply, meta, guard);
	view.querySelector(".body").replaceWith(guard
		? el("section.guard.body", { data: { kind: meta.kind }, "aria-label": guard.title }, el("h2", icon(guard.icon), guard.title), parts)
		: el("div.body.prose", parts));
}

function arranged(reply, meta, guard) {
	const [first, ...others] = blocks(reply, meta.steps);
	const contacts = contactList(meta.contacts);
	const person = (meta.offer_person || meta.kind === "crisis") && button("상담원과 이야기하기", () => $("call-person").click(), { class: "outline" });
	return [first, guard && contacts, ...others, person, !guard && contacts, sources(meta.sources)];
}

/** An amount stays on one line, lest its end be read as another. */
const whole = (text) => text.replace(/(\d[조억만천]) (?=\d|원)/g, "$1\u00a0");
const lines = (text) => whole(text).split("\n").filter((line) => line.trim());

/** Paragraphs, and lists where lines are steps: those the service names, or lines that bring their number. */
function blocks(text, steps = []) {
	const found = [];
	const named = steps.map(whole);
	for (const line of lines(text)) {
		const isStep = named.includes(line.trim()) || NUMBERED.test(line);
		if (!isStep) found.push(el("p", line));
		else {
			if (found.at(-1)?.localName !== "ol") found.push(el("ol.steps"));
			found.at(-1).append(el("li", el("span", line.replace(NUMBERED, ""))));
		}
	}
	return found;
}

function contactList(contacts = []) {
	return contacts.length > 0 && el("ul.contacts", { "aria-label": "전화할 곳" }, contacts.map(({ name, number, purpose }) =>
		el("li", el("a", { href: `tel:${number}` }, icon("phone"), el("b", number), el("small", `${name} · ${purpose}`)))));
}

function sources(found = []) {
	return found.length > 0 && el("details.sources", el("summary", `근거 ${found.length}가지`),
		el("ul", found.map(({ text, source, checked_on }) => el("li", el("b", text), `${source} · ${day(checked_on)} 확인`))));
}

export function showActions(view, { reply, meta, scenario }, { explain }) {
	const rate = (rating) => button([icon(rating), rating === "up" ? "도움됐어요" : "아쉬워요"], () => rated(row, rating, meta), { "aria-pressed": "false", data: { rating } });
	const row = el("div.after", { role: "group", "aria-label": "이 답변에 대해" },
		button([icon("copy"), "복사"], () => copy(reply)),
		meta.request_id && meta.kind !== "crisis" && [rate("up"), rate("down")],
		scenario && meta.kind !== "crisis" && button([icon("why"), `판단 근거: ${meta.scenario_title ?? scenario.label} ${percent(scenario.probability)}`], explain));
	view.querySelector(".after")?.remove();
	view.append(row);
}

async function copy(reply) {
	try {
		await navigator.clipboard.writeText(`${reply}\n\n(생성형 인공지능이 만든 답변이에요. EmoFinance)`);
		toast("답변을 복사했어요.");
	} catch {
		toast("복사하지 못했어요. 글을 직접 골라 복사해 주세요.");
	}
}

const REASONS = ["질문과 다른 답이에요", "사실과 달라요", "도움이 되지 않아요", "말투가 불편해요"];

async function rated(row, rating, meta) {
	const reason = rating === "up" ? undefined : await whyNot();
	if (reason === null) return;
	const sent = await attempt(() => call("POST", "/api/feedback", { user_id: user(), session_id: meta.session_id, request_id: meta.request_id, rating, ...(reason && { reason }) }),
		rating === "up" ? "알려 주셔서 고마워요." : "말씀해 주셔서 고마워요. 더 나은 답을 드리는 데 쓸게요.");
	if (sent) for (const one of row.querySelectorAll("[data-rating]")) one.setAttribute("aria-pressed", String(one.dataset.rating === rating));
}

/** The reason for a thumb down; null when the customer thought better of it. */
async function whyNot() {
	const form = await ask({
		title: "어떤 점이 아쉬웠나요?", yes: "보내기",
		body: [el("fieldset.choices", el("legend.unseen", "까닭"), REASONS.map((reason) =>
			el("label", el("input", { type: "radio", name: "reason", value: reason }), el("span", reason)))),
		field("더 알려 주실 것이 있다면 (개인정보는 적지 말아 주세요)", area("more", 2, 400, { required: false }))],
	});
	return form && [form.get("reason"), form.get("more").trim()].filter(Boolean).join(" / ");
}

export function showTrouble(view, text, actions) {
	view.querySelector(".trouble")?.remove();
	view.querySelector(".waiting")?.remove();
	view.append(el("div.trouble", el("p", text),
		el("div.row", actions.map(([label, act]) => button(label, act, { class: "outline" })))));
}

export const clearTrouble = (view) => view.querySelector(".trouble")?.remove();
