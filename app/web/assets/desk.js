// 상담사 화면: who waits for a person and why, the masked talk if it was shared, a reply, the end.
import { $, announce, area, ask, button, day, el, facts, field, swap, toast, when } from "./dom.js";
import { call } from "./api.js";
import { meet, signIn } from "./who.js";
import { criteria } from "./scenario.js";
import { startTheme } from "./theme.js";

const STATES = { waiting: "기다림", open: "상담 중", closed: "마침", answered: "답함", withdrawn: "거둠" };
const SPEAKERS = { user: "고객", assistant: "상담 도우미", counsellor: "상담사" };
const EVERY = 60_000; // every look is recorded
const state = { queue: "waiting", chosen: null, timer: 0 };
const of = (id, more = "") => `/api/counsellor/handoffs/${encodeURIComponent(id)}${more}`;

/** What `work` came to, true if nothing; ask for credentials when they are missing, tell what else went wrong. */
async function attempt(work) {
	try {
		return (await work()) ?? true;
	} catch (trouble) {
		if (trouble.status !== 401 && trouble.status !== 403) toast(trouble.message);
		else if (await letIn()) return attempt(work);
		return null;
	}
}

async function letIn() {
	const token = el("input", { id: "token", name: "token", type: "password", autocomplete: "off", required: true });
	const form = await ask({ title: "상담사 확인", yes: "들어가기", body: [el("p.empty", "상담사 권한이 있는 토큰이 필요해요. 이 창을 닫으면 사라져요."), field("토큰", token)] });
	if (form) signIn(form.get("token").trim());
	return Boolean(form);
}

/* The queue */

/** A page's rows, and one that asks for more; nothing when it does not come. */
async function rows(after = "") {
	const [name, view] = state.queue === "objections" ? ["objections", objectionRow] : ["handoffs", handoffRow];
	const found = await attempt(() => call("GET", `/api/counsellor/${name}?state=${state.queue}${after}`));
	const items = found?.[name].map(view);
	if (found?.next) items.push(el("li", button("더 보기", async ({ target }) => {
		clearTimeout(state.timer); // it would bring the first page alone
		const next = await rows(`&after=${found.next}`);
		if (next) target.closest("li").replaceWith(...next);
		mark();
	})));
	return items;
}

async function refresh() {
	clearTimeout(state.timer);
	const items = await rows();
	swap($("list"), items?.length ? items : [el("li.empty", items ? "지금은 아무도 없어요." : "불러오지 못했어요.")]);
	mark();
	if (items) state.timer = setTimeout(() => document.hidden || refresh(), EVERY);
}

const mark = () => {
	for (const one of $("list").querySelectorAll("button")) one.setAttribute("aria-current", String(one.dataset.key === state.chosen));
};

const row = (one, key, tag, words, open) => el("li", button([el("span.tag", tag), el("span.clamp", words), el("small", when(one.created_at))], open, { class: null, data: { key } }));

const handoffRow = (one) => row(one, one.handoff_id, STATES[one.state], one.reason, () => openHandoff(one.handoff_id));

const objectionRow = (one) => row(one, one.objection_id, `${one.title} · ${STATES[one.state]}`, one.text, () => showObjection(one));

/* One case */

async function openHandoff(id) {
	const one = await attempt(() => call("GET", of(id)));
	if (!one) return;
	choose(id);
	const talk = [...one.transcript, ...one.replies];
	const seen = one.share_finances && one.state !== "closed" && (await attempt(() => call("GET", of(id, "/scenario"))));
	show(el("section.card", { "aria-label": "연결 요청" },
		el("header", el("h2", "연결을 요청하셨어요"), el("span.tag", STATES[one.state])),
		facts({ "요청한 까닭": one.reason, "요청한 때": when(one.created_at), "대화 나누기": agreed(one.share_transcript), "재정 나누기": agreed(one.share_finances) }),
		seen && judged(seen.criteria, seen.title ?? "판단한 상황이 없어요"),
		talk.length > 0 && el("ol.transcript", { "aria-label": "대화" }, talk.map(line)),
		one.state !== "closed" && replyForm(id, "답장", "보내기", (text) => call("POST", of(id, "/replies"), { text }), () => answered(id), button("상담 마치기", () => close(id)))));
}

const judged = (all, title) => [el("h3", title), el("ul.criteria", { "aria-label": title }, criteria(all))];

/** The case is where those that were answered are: the list goes along. */
async function answered(id) {
	if (state.queue === "waiting") {
		state.queue = "open";
		$("queue").querySelector("[value=open]").checked = true;
	}
	await openHandoff(id);
}

const agreed = (yes) => (yes ? "동의함" : "동의하지 않음");

const line = ({ role, text, at }) => el("li", { class: role }, el("small", `${SPEAKERS[role]} · ${when(at)}`), text);

async function close(id) {
	const sure = await ask({ title: "상담을 마칠까요?", body: [el("p", "마친 뒤에는 답장을 더 보낼 수 없어요.")], yes: "마치기" });
	if (sure && (await attempt(() => call("POST", of(id, "/close"), {})))) {
		toast("상담을 마쳤어요.");
		await openHandoff(id);
		await refresh();
	}
}

function showObjection(one) {
	choose(one.objection_id);
	show(el("section.card", { "aria-label": "이의 제기" },
		el("header", el("h2", "판단에 이의를 제기하셨어요"), el("span.tag", STATES[one.state])),
		facts({ "판단": one.title, "말씀": one.text ?? "(지워짐)", "보낸 때": when(one.created_at), "답할 기한": day(one.due_at), ...(one.answer && { "답": one.answer }) }),
		one.evidence?.length > 0 && judged(one.evidence, "판단의 근거"),
		one.state === "waiting" && replyForm(one.objection_id, "답변", "답하기", (text) => call("POST", `/api/counsellor/objections/${encodeURIComponent(one.objection_id)}/answer`, { text }),
			(text) => showObjection({ ...one, state: "answered", answer: text }))));
}

const drafts = new Map(); // a look at another case must not lose what was written for this one

function replyForm(id, label, yes, send, then, other) {
	const text = area("reply", 4, 2000, { oninput: () => drafts.set(id, text.value) }, drafts.get(id));
	return el("form", {
		class: "field-set",
		onsubmit: async (event) => {
			event.preventDefault();
			if (!(await attempt(() => send(text.value.trim())))) return;
			drafts.delete(id);
			toast("보냈어요.");
			await then(text.value.trim());
			await refresh();
		},
	}, field(label, text), el("div.row", el("button.primary", yes), other));
}

function choose(id) {
	state.chosen = id;
	mark();
}

function show(card) {
	$("case").replaceChildren(card);
	$("case").focus();
	announce("고른 상담을 열었어요.");
}

async function start() {
	startTheme();
	await meet();
	$("queue").addEventListener("change", (event) => {
		state.queue = event.target.value;
		refresh();
	});
	addEventListener("visibilitychange", () => document.hidden || refresh());
	await refresh();
	document.documentElement.dataset.ready = "";
}

start();
