// Handing a talk over to a person, and what the person writes back.
import { $, area, ask, attempt, button, el, field, when } from "./dom.js";
import { call } from "./api.js";
import { mine, user } from "./who.js";

const EVERY = 15_000;
let timer;
let watched;

const consent = (name, what) => el("label.check", el("input", { type: "checkbox", name }), el("span", `${what} 상담사와 나누는 데 동의해요. 동의하지 않아도 연결할 수 있어요.`));

/** Ask for a person. Resolves to whether one was asked for. */
export async function askForPerson(session) {
	const form = await ask({
		title: "상담원에게 연결할까요?", yes: "연결 요청하기",
		body: [
			el("p.note", "사람인 상담사가 이어서 답해 드려요. 답이 오면 이 대화에 나타나요. 지금 위급하시면 109나 112, 119로 바로 전화해 주세요."),
			field("어떤 도움이 필요하세요?", area("reason", 3, 500)),
			consent("share", "지금까지의 대화를 개인정보를 가린 채"),
			consent("finances", "재정 상황(판단과 근거, 다음 달의 어림)을 상담을 마칠 때까지"),
		],
	});
	if (!form) return false;
	return attempt(() => call("POST", mine("/handoffs"), { session_id: session, reason: form.get("reason").trim(), share_transcript: form.has("share"), share_finances: form.has("finances") }),
		"상담사에게 전했어요. 답이 오면 이 대화에 보여 드릴게요.");
}

/** Look for counsellors' answers to this session now and while some are to come; say that they are. */
export async function watchPerson(session, log) {
	clearTimeout(timer);
	if (watched !== session) showGoing(null, (watched = session));
	if (!user()) return;
	const found = await call("GET", mine("/handoffs")).catch(() => null);
	if (watched !== session) return;
	const ours = found?.handoffs.filter((handoff) => handoff.session_id === session);
	const going = ours?.find((handoff) => handoff.state !== "closed");
	for (const handoff of ours ?? []) for (const reply of handoff.replies) show(handoff, reply, log);
	if (found) showGoing(going, session, log);
	if (found ? going : $("going").textContent) timer = setTimeout(watchPerson, document.hidden ? 4 * EVERY : EVERY, session, log);
}

function showGoing(handoff, session, log) {
	const line = $("going");
	const key = `${session} ${handoff?.state}`;
	if (line.dataset.key === key) return; // the focus may be in it
	line.dataset.key = key;
	const waits = handoff?.state === "waiting";
	line.textContent = handoff ? `${waits ? "상담사를 기다리고 있어요" : "상담사가 함께하고 있어요"} · ${when(handoff.created_at)} 요청` : "";
	if (waits) line.append(button("요청 거두기", () => withdraw(handoff, session, log)));
}

async function withdraw({ handoff_id }, session, log) {
	const sure = await ask({ title: "상담 요청을 거둘까요?", yes: "거두기", body: [el("p", "차례와 적어 주신 말씀이 지워져요. 언제든 다시 요청하실 수 있어요.")] });
	if (!sure) return;
	await attempt(() => call("DELETE", mine(`/handoffs/${handoff_id}`)), "상담 요청을 거두었어요.");
	await watchPerson(session, log);
}

/** A reply at its time among what was said on earlier visits; below what was said on this one. */
function show(handoff, { text, at }, log) {
	const key = `${handoff.handoff_id} ${at}`;
	const views = [...log.children];
	if (views.some((view) => view.dataset.key === key)) return;
	const later = views.find((view) => new Date(view.dataset.at) > new Date(at));
	log.insertBefore(el("article.theirs", { data: { key, at }, "aria-label": "상담사의 답변" },
		el("header", el("b", "상담사"), el("span.at", when(at))),
		el("p.counsellor-reply", { role: "status" }, text)), later ?? null);
}
