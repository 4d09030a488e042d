// One message and its answer: sent, streamed, broken off, taken up again, stopped.
import { answer } from "./api.js";
import { SIGN_IN, user } from "./who.js";
import { clearTrouble, mineView, setMood, showReply, showText, showTrouble, showWaiting, theirsView } from "./reply.js";
import { announce } from "./dom.js";
import { tab } from "./store.js";

const TRIES = 2;
const PAUSE = 800;
const SLOW = 3000;
const LEFT = "emofinance.turn";

/** The five shares in an emotion of the wire; null when nothing was read. */
const sharesOf = (emotion) => emotion?.all_emotions ?? null;

/**
 * Start a turn in `log`. `heard` is told what was understood as soon as it is known, `ended` how it ended:
 * the whole answer, or null. Returns the way to stop it. `key`: of a turn that was left unfinished.
 */
export function startTurn({ log, text, session, key = crypto.randomUUID(), heard, ended }) {
	const asked = mineView(text);
	const answered = theirsView();
	log.append(asked, answered);
	const turn = { asked, answered, text, session, heard, ended, key, said: "", after: null, stopped: false };
	run(turn, TRIES);
	return () => stop(turn);
}

/** What this tab has not heard the end of in `session`: its text, and the key that makes it the same turn again. */
export function unfinished(session) {
	const left = JSON.parse(tab.getItem(LEFT) || null);
	return left?.session === session && left.user === user() ? left : null;
}

const leave = ({ key, text, session }) => tab.setItem(LEFT, JSON.stringify({ key, text, session, user: user() }));
const forget = () => tab.setItem(LEFT, "");

/** Say that it takes time, and once more when it takes long. */
function wait(turn, words) {
	clearTimeout(turn.slow);
	showWaiting(turn.answered, words);
	announce(words);
	turn.slow = setTimeout(wait, SLOW, turn, "조금 더 걸리고 있어요");
}

function stop(turn) {
	turn.stopped = true;
	turn.control.abort();
}

async function run(turn, tries) {
	turn.control = new AbortController();
	turn.stopped = false;
	clearTrouble(turn.answered);
	leave(turn);
	if (!turn.said) wait(turn, "말씀을 읽고 있어요");
	try {
		await listen(turn);
	} catch (trouble) {
		clearTimeout(turn.slow);
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
		else if (event === "token") told(turn, data.text);
		else if (event === "retract") {
			turn.said = "";
			wait(turn, "답을 다시 쓰고 있어요");
		} else if (event === "done") return finished(turn, data);
	}
}

function told(turn, text) {
	clearTimeout(turn.slow);
	showText(turn.answered, (turn.said += text));
}

function understood(turn, { emotion, scenario, meta }) {
	turn.said = "";
	if (turn.heardOnce) return;
	turn.heardOnce = true;
	setMood(turn.asked, sharesOf(emotion));
	turn.heard({ shares: sharesOf(emotion), scenario, meta });
}

function finished(turn, whole) {
	clearTimeout(turn.slow);
	forget();
	understood(turn, whole);
	showReply(turn.answered, { ...whole, at: new Date().toISOString() });
	announce(`답변: ${whole.reply}`);
	turn.ended(whole, turn);
}

function halted(turn) {
	forget();
	showTrouble(turn.answered, turn.said ? "여기까지 쓰고 멈췄어요." : "답을 쓰기 전에 멈췄어요.", [["다시 답 받기", () => afresh(turn)]]);
	announce("답변을 멈췄어요.");
	turn.ended(null, turn);
}

function broken(turn, trouble) {
	const lost = trouble.lost || trouble.status >= 500;
	if (!lost) forget();
	const again = lost ? ["이어서 받기", () => run(turn, TRIES)] : ["다시 시도", () => afresh(turn)];
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
