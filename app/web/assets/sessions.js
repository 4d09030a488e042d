// The side list: earlier talks to open, rename, delete; export and erasure of all.
import { $, ask, button, el, field, icon, swap, toast, when } from "./dom.js";
import { call, download } from "./api.js";
import { mine, user } from "./who.js";

/** Fill the list; `open(session)` and `gone(session)` tell what the customer chose. */
export async function listSessions(current, { open, gone }) {
  const list = $("sessions");
  if (!user()) return;
  let found;
  try {
    found = (await call("GET", mine("/sessions"))).sessions;
  } catch (trouble) {
    swap(list, [el("li", { class: "empty" }, trouble.message)]);
    return;
  }
  const again = () => listSessions(current, { open, gone });
  swap(list, found.length ? found.map((session) => entry(session, session.session_id === current, { open, gone, again }))
    : [el("li", { class: "empty" }, "지난 대화가 아직 없어요.")]);
}

function entry(session, isCurrent, { open, gone, again }) {
  const title = session.title || "제목 없는 대화";
  const key = (action) => ({ key: `${session.session_id} ${action}` });
  return el("li", { "aria-current": isCurrent ? "true" : null },
    button([el("span", {}, title), el("small", {}, `${when(session.last_at)} · ${session.messages}개`)], () => open(session.session_id), { class: "open", data: key("open") }),
    button(icon("pen"), () => rename(session, title, again), { class: "quiet square", data: key("rename"), "aria-label": `${title}: 이름 바꾸기` }),
    button(icon("bin"), () => remove(session, title, { gone, again }), { class: "quiet square", data: key("delete"), "aria-label": `${title}: 지우기` }));
}

async function rename({ session_id }, title, again) {
  const input = el("input", { id: "title", name: "title", value: title, maxlength: 60, required: true });
  const form = await ask({ title: "대화 이름 바꾸기", body: [field("이름", input)], yes: "바꾸기" });
  if (!form) return;
  await attempt(() => call("PATCH", mine(`/sessions/${encodeURIComponent(session_id)}`), { title: form.get("title").trim() }), "이름을 바꿨어요.");
  await again();
}

async function remove({ session_id }, title, { gone, again }) {
  const sure = await ask({ title: "이 대화를 지울까요?", body: [el("p", {}, `‘${title}’ 대화가 곧바로 지워지고 되돌릴 수 없어요.`)], yes: "지우기" });
  if (!sure) return;
  if (await attempt(() => call("DELETE", mine(`/sessions/${encodeURIComponent(session_id)}`)), "대화를 지웠어요.")) gone(session_id);
  await again();
}

async function attempt(work, told) {
  try {
    const result = await work();
    toast(told);
    return result ?? true;
  } catch (trouble) {
    toast(trouble.message);
    return null;
  }
}

export const exportAll = () => attempt(() => download(mine("/export"), "emofinance-대화.json"), "대화를 내려받았어요. 인공지능이 만든 답변이라는 표시가 함께 들어 있어요.");

/** Erase every talk; true when it was done. */
export async function eraseAll() {
  const sure = await ask({
    title: "모든 대화를 지울까요?", yes: "모두 지우기",
    body: [el("p", {}, "지금까지 나눈 대화가 모두 곧바로 지워지고 되돌릴 수 없어요. 법에 따라 남겨야 하는 처리 기록에는 대화 내용이 들어 있지 않아요.")],
  });
  if (!sure) return false;
  const receipt = await attempt(() => call("DELETE", mine("/conversations")), "모든 대화를 지웠어요.");
  if (receipt?.receipt_id) {
    await ask({ title: "모든 대화를 지웠어요", no: "확인", body: [el("p", {}, receipt.notice),
      el("dl", { class: "figures" }, el("dt", {}, "확인 번호"), el("dd", {}, receipt.receipt_id), el("dt", {}, "지운 대화"), el("dd", {}, `${receipt.sessions}개`))] });
  }
  return Boolean(receipt);
}
