// The side list: earlier talks to open, rename, delete; export and erasure of all.
import { $, ask, attempt, button, el, facts, field, swap, when } from "./dom.js";
import { call, download } from "./api.js";
import { mine, user } from "./who.js";

const PAGE = 15;
let shown = PAGE;
export const of = (id) => mine(`/sessions/${encodeURIComponent(id)}`);

/** Fill the list; `open(session)` and `gone(session)` tell what the customer chose. */
export async function listSessions(current, does) {
	const list = $("sessions");
	if (!user()) return;
	let found;
	try {
		found = (await call("GET", mine("/sessions"))).sessions;
	} catch (trouble) {
		if (!list.querySelector("button")) list.replaceChildren(el("li.empty", trouble.message)); // else what was listed stays
		return;
	}
	const show = (many) => {
		const rows = found.slice(0, many).map((session) => entry(session, session.session_id === current, { ...does, again: () => listSessions(current, does) }));
		if (found.length > many) rows.push(el("li", button("더 보기", () => {
			show((shown = many + PAGE));
			list.children[many].querySelector("button").focus();
		})));
		swap(list, rows.length ? rows : [el("li.empty", "지난 대화가 아직 없어요.")]);
	};
	show(Math.max(shown, found.findIndex(({ session_id }) => session_id === current) + 1));
}

function entry(session, isCurrent, does) {
	const title = session.title || "제목 없는 대화";
	const key = (action) => ({ key: `${session.session_id} ${action}` });
	return el("li", { "aria-current": isCurrent ? "true" : null },
		button([el("span.clamp", title), el("small", `${when(session.last_at)} · ${session.messages}개`)], () => does.open(session.session_id), { class: "open", data: key("open") }),
		button("⋯", () => edit(session, title, does), { class: "quiet square", data: key("edit"), "aria-label": `${title}: 이름 바꾸기와 지우기` }));
}

async function edit(session, title, does) {
	const input = el("input", { id: "title", name: "title", value: title, maxlength: 60, required: true });
	const bin = button("이 대화 지우기", () => {
		bin.closest("dialog").close();
		remove(session, title, does);
	}, { class: "outline" });
	const form = await ask({ title: "이 대화를 어떻게 할까요?", body: [field("이름", input), el("div.row", bin)], yes: "이름 바꾸기" });
	if (!form) return;
	await attempt(() => call("PATCH", of(session.session_id), { title: form.get("title").trim() }), "이름을 바꿨어요.");
	await does.again();
}

async function remove({ session_id }, title, { gone, again }) {
	const sure = await ask({ title: "이 대화를 지울까요?", body: [el("p", `‘${title}’ 대화가 곧바로 지워지고 되돌릴 수 없어요.`)], yes: "지우기" });
	if (!sure) return;
	if (await attempt(() => call("DELETE", of(session_id)), "대화를 지웠어요.")) gone(session_id);
	await again();
}

export const exportAll = () => attempt(() => download(mine("/export"), "emofinance-대화.json"), "대화를 내려받았어요. 인공지능이 만든 답변이라는 표시가 함께 들어 있어요.");

/** Erase every talk; true when it was done. */
export async function eraseAll() {
	const sure = await ask({
		title: "모든 대화를 지울까요?", yes: "모두 지우기",
		body: [el("p", "지금까지 나눈 대화가 모두 곧바로 지워지고 되돌릴 수 없어요. 법에 따라 남겨야 하는 처리 기록에는 대화 내용이 들어 있지 않아요.")],
	});
	if (!sure) return false;
	const receipt = await attempt(() => call("DELETE", mine("/conversations")), "모든 대화를 지웠어요.");
	if (receipt?.receipt_id) {
		await ask({ title: "모든 대화를 지웠어요", no: "확인", body: [el("p", receipt.notice),
			facts({ "확인 번호": receipt.receipt_id, "지운 대화": `${receipt.sessions}개` })] });
	}
	return Boolean(receipt);
}
