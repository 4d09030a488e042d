// The page of the talk.
import { $, announce, button, el, toast } from "./dom.js";
import { call } from "./api.js";
import { choose, meet, mine, SIGN_IN, user } from "./who.js";
import { talkFlow, words, UNREAD } from "./emotions.js";
import { mineView, setMood, showActions, showReply, theirsView } from "./reply.js";
import { openEvidence, showScenario } from "./scenario.js";
import { eraseAll, exportAll, listSessions } from "./sessions.js";
import { askForPerson, watchPerson } from "./person.js";
import { startTurn } from "./turn.js";
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

function newTalk() {
  begin(crypto.randomUUID());
  closeDrawers();
  refreshSessions();
  message.focus();
}

function send(text) {
  if (!text.trim() || state.stop) return;
  if (!user()) return toast(SIGN_IN);
  message.value = "";
  count();
  $("welcome").hidden = true;
  state.stop = startTurn({ log, text: text.trim(), session: state.session, heard, ended });
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

const refreshSessions = () => listSessions(state.session, { open: reopen, gone: (id) => id === state.session && begin(crypto.randomUUID()) });

async function reopen(session) {
  let found;
  try {
    found = await call("GET", mine(`/sessions/${encodeURIComponent(session)}`));
  } catch (trouble) {
    return toast(trouble.message);
  }
  begin(session);
  closeDrawers();
  $("welcome").hidden = found.messages.length > 0;
  for (const one of found.messages) remember(one);
  if (state.readings.length) {
    $("mood").replaceChildren(talkFlow(state.readings));
    glance();
  }
  await Promise.all([refreshSessions(), watchPerson(session, log)]);
  announce(`지난 대화를 열었어요. 메시지 ${found.messages.length}개`);
  log.lastElementChild?.scrollIntoView({ block: "end" });
}

function remember({ role, text, at, emotions }) {
  if (role === "user") {
    const view = mineView(text);
    log.append(view);
    setMood(view, emotions);
    state.readings.push(emotions);
    return;
  }
  const view = theirsView();
  log.append(view);
  showReply(view, { reply: text, at });
  showActions(view, { reply: text, meta: {} }, {});
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
    // While Hangul is being composed, Enter belongs to the input method.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
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
  if (persona) $("examples").replaceChildren(...persona.examples.slice(0, 3).map((text) => el("li", {}, button(text, null, { class: null }))), blank.question);
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
  begin(tab.getItem(SESSION) ?? crypto.randomUUID());
  startComposer();
  startButtons();
  state.personas = await meet();
  startPersonas();
  showExamples();
  document.documentElement.dataset.ready = "";
  if (!user()) return toast(SIGN_IN);
  await Promise.all([refreshSessions(), watchPerson(state.session, log)]);
}

start();
