// The page of the talk.
import { $, announce, button, el, toast } from "./dom.js";
import { call } from "./api.js";
import { choose, meet, mine, SIGN_IN, user } from "./who.js";
import { talkFlow, words, UNREAD } from "./emotions.js";
import { mineView, setMood, showActions, showReply, theirsView } from "./reply.js";
import { judgedAgain, openEvidence, showScenario } from "./scenario.js";
import { eraseAll, exportAll, listSessions, of } from "./sessions.js";
import { askForPerson, watchPerson } from "./person.js";
import { startTurn, unfinished } from "./turn.js";
import { tab } from "./store.js";
import { startTheme } from "./theme.js";

const SESSION = "emofinance.session";
const log = $("log");
const message = $("message");
const state = { session: null, readings: [], scenario: null, stop: null, personas: [] };
const blank = { mood: $("mood").firstElementChild, scenario: $("scenario").firstElementChild, question: $("examples").children[1] };

/* The conversation */

function begin(session) {
	state.stop?.();
	Object.assign(state, { session, readings: [], scenario: null, stop: null });
	tab.setItem(SESSION, session);
	log.replaceChildren();
	$("welcome").hidden = false;
	$("mood").replaceChildren(blank.mood);
	$("scenario").replaceChildren(blank.scenario);
	$("open-reading").hidden = true;
	busy(false);
}

function blankTalk() {
	begin(crypto.randomUUID());
	watchPerson(state.session, log);
}

function newTalk() {
	blankTalk();
	closeDrawers();
	refreshSessions();
	message.focus();
}

function send(text) {
	if (!text.trim() || state.stop) return;
	if (!user()) return toast(SIGN_IN);
	message.value = "";
	count();
	say(text.trim());
}

/** `key`: of a turn that was left unfinished. */
function say(text, key) {
	$("welcome").hidden = true;
	state.stop = startTurn({ log, text, key, session: state.session, heard, ended });
	busy(true);
	log.lastElementChild.previousElementSibling.scrollIntoView({ block: "start" });
}

function heard({ shares, scenario, meta }) {
	state.readings.push(shares);
	$("mood").replaceChildren(talkFlow(state.readings));
	if (scenario) showScenario((state.scenario = { ...scenario, title: meta.scenario_title ?? scenario.label }), meta);
	glance();
}

function glance() {
	const last = state.readings.at(-1);
	$("glance-text").textContent = [last ? words(last) : UNREAD, state.scenario?.title].filter(Boolean).join(" · ");
	$("open-reading").hidden = false;
}

function ended(whole, turn) {
	state.stop = null;
	busy(false);
	if (!whole) return;
	showActions(turn.answered, whole, { explain: openEvidence });
	if (whole.scenario) showScenario(whole.scenario, whole.meta);
	refreshSessions();
}

function busy(is) {
	const focused = document.activeElement === (is ? $("send") : $("stop"));
	$("send").hidden = is;
	$("stop").hidden = !is;
	log.setAttribute("aria-busy", String(is));
	if (focused) (is ? $("stop") : message).focus();
}

/* Earlier talks */

const refreshSessions = () => listSessions(state.session, { open: reopen, gone: (id) => id === state.session && blankTalk() });

/** A session as the service remembers it. `answered`: whether the message of that key is in it. */
const recall = (session, key) => call("GET", of(session), null, { headers: key && { "Idempotency-Key": key } });

/** Show a session, and go on with what was left in it; `atStart` it may not have begun, or have gone on meanwhile. */
async function reopen(session, atStart) {
	const left = unfinished(session);
	let found = { messages: [] };
	try {
		found = await recall(session, left?.key);
	} catch (trouble) {
		if (!atStart) return toast(trouble.message);
		if (trouble.status !== 404) toast(trouble.message);
	}
	if (atStart && state.stop) return refreshSessions();
	begin(session);
	closeDrawers();
	$("welcome").hidden = found.messages.length > 0;
	for (const one of found.messages) remember(one);
	if (state.readings.length) {
		$("mood").replaceChildren(talkFlow(state.readings));
		glance();
	}
	const judged = found.messages.findLast(({ scenario }) => scenario);
	const [again] = await Promise.all([judged && judgedAgain(judged.scenario), refreshSessions(), watchPerson(session, log)]);
	if (session !== state.session || state.stop) return;
	if (again) {
		showScenario(...again);
		state.scenario = { title: again[1].scenario_title };
		glance();
	}
	log.lastElementChild?.scrollIntoView();
	if (left && !found.answered) say(left.text, left.key);
	else if (found.messages.length) announce(`지난 대화를 열었어요. 메시지 ${found.messages.length}개`);
}

async function catchUp() {
	if (document.hidden || !user() || state.stop || !log.childElementCount) return;
	const found = await recall(state.session).catch(() => null);
	const said = found?.messages.filter(({ role }) => role === "user");
	if (said?.length > log.querySelectorAll(".mine").length && !state.stop) await reopen(state.session);
}

function remember({ role, text, at, emotions, ...meta }) {
	const view = role === "user" ? mineView(text) : theirsView();
	view.dataset.at = at;
	log.append(view);
	if (role === "user") {
		setMood(view, emotions);
		state.readings.push(emotions);
		return;
	}
	showReply(view, { reply: text, meta, at });
	showActions(view, { reply: text, meta }, {});
}

function closeDrawers() {
	for (const id of ["side", "reading"]) if ($(id).matches(":popover-open")) $(id).hidePopover();
}

/* Writing */

function count() {
	const left = 2000 - message.value.length;
	$("count").textContent = left < 200 ? `${left}자 남았어요` : "";
}

function startComposer() {
	$("composer").addEventListener("submit", (event) => {
		event.preventDefault();
		send(message.value);
	});
	message.addEventListener("keydown", (event) => {
		// While Hangul is being composed, Enter belongs to the input method; on a touch screen there is no other new line.
		if (event.key !== "Enter" || event.shiftKey || event.isComposing || matchMedia("(pointer: coarse)").matches) return;
		event.preventDefault();
		send(message.value);
	});
	message.addEventListener("input", count);
	$("stop").addEventListener("click", () => state.stop?.());
}

/* Personas, in development */

/** What this persona would say, before the questions that anybody may ask. */
function showExamples() {
	const persona = state.personas.find((one) => one.user_id === user());
	if (persona) $("examples").replaceChildren(...persona.examples.slice(0, 3).map((text) => el("li", button(text, null, { class: null }))), blank.question);
}

function startPersonas() {
	if (!state.personas.length) return;
	$("persona-switch").hidden = false;
	$("persona").replaceChildren(...state.personas.map(({ user_id, title }) => el("option", { value: user_id, selected: user_id === user() }, title)));
	$("persona").addEventListener("change", (event) => {
		choose(event.target.value);
		showExamples();
		newTalk();
	});
}

/* Beginning */

function startButtons() {
	$("examples").addEventListener("click", (event) => event.target.closest("button") && send(event.target.textContent));
	$("new-talk").addEventListener("click", newTalk);
	$("export-all").addEventListener("click", exportAll);
	$("erase-all").addEventListener("click", async () => {
		if (await eraseAll()) newTalk();
	});
	$("call-person").addEventListener("click", async () => {
		if (!user()) return toast(SIGN_IN);
		if (await askForPerson(state.session)) await watchPerson(state.session, log);
	});
}

async function start() {
	startTheme();
	const before = tab.getItem(SESSION);
	begin(before ?? crypto.randomUUID());
	startComposer();
	startButtons();
	state.personas = await meet();
	startPersonas();
	showExamples();
	addEventListener("visibilitychange", catchUp);
	if (!user()) toast(SIGN_IN);
	else if (before) await reopen(before, true);
	else await refreshSessions();
	document.documentElement.dataset.ready = "";
}

start();
