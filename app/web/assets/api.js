// The service's addresses, and its errors as one kind of trouble.
import { events } from "./sse.js";
import { signed } from "./who.js";

const AWAY = "연결이 고르지 않아요. 인터넷 연결을 확인하고 다시 시도해 주세요.";

/** What went wrong, in words for people; `lost`: the connection broke, not the request. */
export class Trouble extends Error {
	constructor(message, status = 0, retryAfter = 0) {
		super(message);
		Object.assign(this, { status, retryAfter, lost: !status });
	}
}

async function troubleOf(response) {
	const body = await response.json().catch(() => null);
	return new Trouble(body?.error?.message ?? "지금은 답을 받지 못했어요. 잠시 뒤 다시 시도해 주세요.", response.status, Number(response.headers.get("Retry-After")));
}

async function send(method, path, { body, headers, signal } = {}) {
	let response;
	try {
		response = await fetch(path, {
			method, signal, cache: "no-store",
			headers: { ...(body && { "Content-Type": "application/json" }), ...signed(), ...headers },
			body: body && JSON.stringify(body),
		});
	} catch (error) {
		throw signal?.aborted ? error : new Trouble(AWAY);
	}
	if (!response.ok) throw await troubleOf(response);
	return response;
}

/** One request; resolves to its JSON, null when there is none. */
export async function call(method, path, body, more = {}) {
	const response = await send(method, path, { body, ...more });
	return response.status === 204 ? null : response.json();
}

export async function download(path, name) {
	const url = URL.createObjectURL(await (await send("GET", path)).blob());
	const link = document.createElement("a");
	Object.assign(link, { href: url, download: name });
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const NO_STREAM = new Set([404, 405, 406, 501]);

/**
 * The events of one answer: {event, data, id}, the last being `done`. `key` makes a repeated request the
 * same turn; `after` is the last event that arrived. Where there is no streaming, one `done` comes.
 */
export async function* answer(body, { key, after, signal }) {
	const headers = { "Idempotency-Key": key, ...(after && { "Last-Event-ID": after }) };
	let response;
	try {
		response = await send("POST", "/api/chat/stream", { body, headers: { ...headers, Accept: "text/event-stream" }, signal });
	} catch (trouble) {
		if (!NO_STREAM.has(trouble.status)) throw trouble;
	}
	if (!response?.body || !window.TextDecoderStream || !response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
		yield { event: "done", id: null, data: await call("POST", "/api/chat", body, { headers: { "Idempotency-Key": key }, signal }) };
		return;
	}
	try {
		for await (const found of events(response)) {
			if (found.event === "error") throw new Trouble(found.data.error.message, 500);
			yield found;
			if (found.event === "done") return;
		}
	} catch (error) {
		throw signal.aborted || error instanceof Trouble ? error : new Trouble(AWAY);
	}
	throw new Trouble("답이 오던 중에 연결이 끊겼어요.");
}
