// Who is talking. A bank's app opens the page as /#token=…, or posts the token into the frame; in
// development the customer is one of the demo personas. The token stays in memory.

import { tab } from "./store.js";

const CHOSEN = "emofinance.persona";
export const SIGN_IN = "로그인이 필요하거나 시간이 지났어요. 이용하시는 금융 앱에서 이 화면을 다시 열어 주세요.";
const framed = window.parent !== window;

let token = null;
let userId = null;
let readyNow;
const ready = new Promise((done) => { readyNow = done; });

/** The subject of a JWT; the server checks the signature, the page only needs the name. */
function subject(jwt) {
	try {
		const body = jwt.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
		return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(body), (char) => char.codePointAt(0)))).sub ?? null;
	} catch {
		return null;
	}
}

export function signIn(jwt) {
	token = jwt;
	userId = subject(jwt);
	readyNow();
}

/** Where the customer's own addresses begin. */
export const mine = (path) => `/api/users/${encodeURIComponent(userId)}${path}`;
export const user = () => userId;
export const signed = () => (token ? { Authorization: `Bearer ${token}` } : {});

/** Find out who it is. Resolves to the personas to choose from: none outside development. */
export async function meet() {
	const given = new URLSearchParams(location.hash.slice(1)).get("token");
	if (given) {
		history.replaceState(null, "", location.pathname + location.search);
		signIn(given);
		return [];
	}
	if (framed) listen();
	const personas = await fetch("/api/personas").then((answer) => (answer.ok ? answer.json() : { personas: [] }), () => ({ personas: [] }));
	if (personas.personas.length && !token) choose(tab.getItem(CHOSEN) ?? personas.personas[0].user_id);
	else if (framed && !token) await Promise.race([ready, new Promise((done) => setTimeout(done, 3000))]);
	return personas.personas;
}

export function choose(id) {
	userId = id;
	tab.setItem(CHOSEN, id);
}

/** Take the token from the page around us: frame-ancestors lets only allowed origins be that page. */
function listen() {
	addEventListener("message", (message) => {
		if (message.source === window.parent && typeof message.data?.emofinanceToken === "string") signIn(message.data.emofinanceToken);
	});
	window.parent.postMessage({ emofinance: "ready" }, "*");
}
