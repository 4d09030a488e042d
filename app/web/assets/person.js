// Handing a talk over to a person, and what the person writes back.
import { ask, el, field, toast, when } from "./dom.js";
import { call } from "./api.js";
import { mine, user } from "./who.js";

const EVERY = 15_000;
let timer;

const consent = (name, what) => el("label", { class: "check" }, el("input", { type: "checkbox", name }), el("span", {}, `${what} 상담사와 나누는 데 동의해요. 동의하지 않아도 연결할 수 있어요.`));

/** Ask for a person. Resolves to whether one was asked for. */
export async function askForPerson(session) {
  const reason = el("textarea", { id: "reason", name: "reason", rows: 3, maxlength: 500, required: true });
  const form = await ask({
    title: "상담원에게 연결할까요?", yes: "연결 요청하기",
    body: [
      el("p", { class: "note" }, "사람인 상담사가 이어서 답해 드려요. 답이 오면 이 대화에 나타나요. 지금 위급하시면 109나 112, 119로 바로 전화해 주세요."),
      field("어떤 도움이 필요하세요?", reason),
      consent("share", "지금까지의 대화를 개인정보를 가린 채"),
      consent("finances", "재정 상황(판단과 근거, 다음 달의 어림)을 상담을 마칠 때까지"),
    ],
  });
  if (!form) return false;
  try {
    await call("POST", mine("/handoffs"), { session_id: session, reason: form.get("reason").trim(), share_transcript: form.has("share"), share_finances: form.has("finances") });
    toast("상담사에게 전했어요. 답이 오면 이 대화에 보여 드릴게요.");
    return true;
  } catch (trouble) {
    toast(trouble.message);
    return false;
  }
}

/** Look for counsellors' answers to this session now and while some are open. */
export async function watchPerson(session, log) {
  clearTimeout(timer);
  if (!user()) return;
  const found = await call("GET", mine("/handoffs")).catch(() => ({ handoffs: [] }));
  const ours = found.handoffs.filter((handoff) => handoff.session_id === session);
  for (const handoff of ours) for (const reply of handoff.replies) show(handoff, reply, log);
  if (ours.some((handoff) => handoff.state !== "closed")) timer = setTimeout(() => watchPerson(session, log), document.hidden ? 4 * EVERY : EVERY);
}

function show(handoff, { text, at }, log) {
  const key = `${handoff.handoff_id} ${at}`;
  if ([...log.children].some((view) => view.dataset.key === key)) return;
  log.append(el("article", { class: "theirs", data: { key }, "aria-label": "상담사의 답변" },
    el("header", {}, el("b", {}, "상담사"), el("span", { class: "at" }, when(at))),
    el("p", { class: "counsellor-reply", role: "status" }, text)));
}
