// One message and its answer: sent, streamed, broken off, taken up again, stopped.
import { answer } from "./api.js";
import { SIGN_IN, user } from "./who.js";
import { clearTrouble, mineView, setMood, showReply, showText, showTrouble, theirsView } from "./reply.js";
import { announce } from "./dom.js";

const TRIES = 2;
const PAUSE = 800;

/** The five shares in an emotion of the wire; null when nothing was read. */
const sharesOf = (emotion) => emotion?.all_emotions ?? null;

/**
 * Start a turn in `log`. `heard` is told what was understood as soon as it is known, `ended` how it ended:
 * the whole answer, or null. Returns the way to stop it.
 */
export function startTurn({ log, text, session, heard, ended }) {
  const asked = mineView(text);
  const answered = theirsView();
  log.append(asked, answered);
  const turn = { asked, answered, text, session, heard, ended, key: crypto.randomUUID(), said: "", after: null, stopped: false };
  run(turn, TRIES);
  return () => stop(turn);
}

function stop(turn) {
  turn.stopped = true;
  turn.control.abort();
}

async function run(turn, tries) {
  turn.control = new AbortController();
  turn.stopped = false;
  clearTrouble(turn.answered);
  announce("답변을 쓰고 있어요.");
  try {
    await listen(turn);
  } catch (trouble) {
    if (turn.stopped) return halted(turn);
    if (trouble.lost && tries > 1) {
      await new Promise((done) => setTimeout(done, PAUSE));
      return turn.stopped ? halted(turn) : run(turn, tries - 1);
    }
    broken(turn, trouble);
  }
}

async function listen(turn) {
  const body = { user_id: user(), message: turn.text, session_id: turn.session };
  for await (const { event, data, id } of answer(body, { key: turn.key, after: turn.after, signal: turn.control.signal })) {
    if (id) turn.after = id;
    if (event === "analysis") understood(turn, data);
    else if (event === "token") showText(turn.answered, (turn.said += data.text));
    else if (event === "retract") turn.said = "";
    else if (event === "done") return finished(turn, data);
  }
}

function understood(turn, { emotion, scenario, meta }) {
  turn.said = "";
  if (turn.heardOnce) return;
  turn.heardOnce = true;
  setMood(turn.asked, sharesOf(emotion));
  turn.heard({ shares: sharesOf(emotion), scenario, meta });
}

function finished(turn, whole) {
  understood(turn, whole);
  showReply(turn.answered, { ...whole, at: new Date().toISOString() });
  announce(`답변: ${whole.reply}`);
  turn.ended(whole, turn);
}

function halted(turn) {
  showTrouble(turn.answered, turn.said ? "여기까지 쓰고 멈췄어요." : "답을 쓰기 전에 멈췄어요.", [["다시 답 받기", () => afresh(turn)]]);
  announce("답변을 멈췄어요.");
  turn.ended(null, turn);
}

function broken(turn, trouble) {
  const again = trouble.lost || trouble.status >= 500 ? ["이어서 받기", () => run(turn, TRIES)] : ["다시 시도", () => afresh(turn)];
  const wait = trouble.retryAfter ? ` ${trouble.retryAfter}초쯤 뒤에 다시 시도해 주세요.` : "";
  const text = trouble.status === 401 ? SIGN_IN : trouble.message + wait;
  showTrouble(turn.answered, text, trouble.status === 401 || trouble.status === 422 ? [] : [again]);
  announce(text);
  turn.ended(null, turn);
}

/** Ask again as a new turn; the stopped one may be in the record already. */
function afresh(turn) {
  Object.assign(turn, { key: crypto.randomUUID(), said: "", after: null });
  turn.heardOnce = false;
  run(turn, TRIES);
}
