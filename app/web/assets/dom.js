// Elements out of values. Nothing here reads markup: every string ends up as text.

export const $ = (id) => document.getElementById(id);

/** An element: `el("p.note", { onclick: f }, "text", child)`. Properties may be left out; so are empty children. */
export function el(tag, ...rest) {
	const [name, ...classes] = tag.split(".");
	const element = document.createElement(name);
	if (classes.length) element.className = classes.join(" ");
	return fill(element, rest);
}

const SVG = "http://www.w3.org/2000/svg";

export const svg = (tag, ...rest) => fill(document.createElementNS(SVG, tag), rest);

function fill(element, [props, ...children]) {
	if (props?.constructor !== Object) return fill(element, [{}, props, ...children]);
	for (const [name, value] of Object.entries(props)) {
		if (value === false || (value ?? null) === null) continue;
		if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
		else if (name === "data") Object.assign(element.dataset, value);
		else if (name === "style") for (const [key, to] of Object.entries(value)) element.style.setProperty(key, to);
		else element.setAttribute(name, value === true ? "" : value);
	}
	element.append(...children.flat(Infinity).filter((child) => child !== false && (child ?? null) !== null));
	return element;
}

export const button = (label, onclick, props) => el("button", { type: "button", class: "quiet", onclick, ...props }, label);

const PATHS = {
	phone: "M6 4h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2Z",
	hand: "M12 20s-7.5-4.3-7.5-10A4.2 4.2 0 0 1 12 7.3 4.2 4.2 0 0 1 19.5 10C19.5 15.7 12 20 12 20Z",
	shield: "M12 3.5 5 6v5.5c0 4.3 3 7.6 7 9 4-1.4 7-4.7 7-9V6l-7-2.5Zm0 5v4m0 3.2v.1",
	copy: "M9 9h10v11H9zM5 15V4h10",
	up: "M7 11v9H4v-9h3Zm0 0 4-7c1.7 0 2.5 1.3 2 3l-.7 3H18a2 2 0 0 1 2 2.4l-1.2 6A2 2 0 0 1 16.8 20H7",
	down: "M17 13V4h3v9h-3Zm0 0-4 7c-1.7 0-2.5-1.3-2-3l.7-3H6a2 2 0 0 1-2-2.4l1.2-6A2 2 0 0 1 7.2 4H17",
	why: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Zm0-4.5V11m0-2.9V8",
};

/** A drawing that says nothing to a screen reader. */
export const icon = (name) => svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: PATHS[name] }));

export const mark = () => el("img.mark", { src: new URL("icon.svg", import.meta.url), alt: "", width: 26, height: 26 });

/** Tell everybody for a moment; screen readers hear it from the status line. */
export function toast(text) {
	document.querySelector(".toast")?.remove();
	const note = el("p.toast", text);
	document.body.append(note);
	announce(text);
	setTimeout(() => note.remove(), 3500);
}

/** What `work` came to, true if nothing, and tell it; tell what went wrong: null. */
export async function attempt(work, told) {
	try {
		const result = (await work()) ?? true;
		if (told) toast(told);
		return result;
	} catch (trouble) {
		toast(trouble.message);
		return null;
	}
}

export function announce(text) {
	const status = $("status");
	if (!status) return;
	status.textContent = "";
	setTimeout(() => { status.textContent = text; }, 50);
}

/** Ask in a dialog; resolves to its FormData, or null when it was closed. */
export function ask({ title, body = [], yes, no = "닫기" }) {
	return new Promise((done) => {
		const form = el("form", { method: "dialog" },
			el("h2", { id: "ask-title" }, title), body,
			el("div.row",
				el("button", { type: "button", class: "quiet", onclick: () => dialog.close() }, no),
				yes && el("button.primary", { value: "yes" }, yes)));
		const dialog = el("dialog", { "aria-labelledby": "ask-title" }, form);
		dialog.addEventListener("close", () => {
			dialog.remove();
			done(dialog.returnValue === "yes" ? new FormData(form) : null);
		});
		document.body.append(dialog);
		dialog.showModal();
	});
}

/** Put `items` into `list`; the focus stays on the button with the same key. */
export function swap(list, items) {
	const key = list.contains(document.activeElement) && document.activeElement.dataset.key;
	list.replaceChildren(...items);
	const buttons = [...list.querySelectorAll("button")];
	if (key) (buttons.find((one) => one.dataset.key === key) ?? buttons[0])?.focus();
}

export const field = (label, control) => el("div.field-set", el("label", { for: control.id }, label), control);

export const area = (id, rows, maxlength, more, text) => el("textarea", { id, name: id, rows, maxlength, required: true, ...more }, text);

export const facts = (pairs) => el("dl.figures", Object.entries(pairs).map(([name, value]) => [el("dt", name), el("dd", value)]));

/** A table in a box that scrolls by itself; the last columns hold numbers. */
function table(caption, heads, rows, { numbers = 0 } = {}) {
	const first = heads.length - numbers;
	const cell = (tag, text, at, more) => el(tag, { class: at >= first ? "num" : null, ...more }, text);
	return el("div.scroll", { tabindex: "0", role: "region", "aria-label": caption },
		el("table", el("caption", caption),
			el("thead", el("tr", heads.map((head, at) => cell("th", head, at, { scope: "col" })))),
			el("tbody", rows.map((row) => el("tr", row.map((text, at) =>
				at ? cell("td", text, at) : el("th", { scope: "row" }, text)))))));
}

/** A chart's figures, to be opened under it. */
export const figures = (...shape) => el("details", el("summary", "숫자로 보기"), table(...shape));

const TIME = new Intl.DateTimeFormat("ko-KR", { hour: "numeric", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("ko-KR", { month: "long", day: "numeric" });

/** 오후 3:12 today, 11월 24일 before. */
export function when(iso) {
	const at = new Date(iso);
	return at.toDateString() === new Date().toDateString() ? TIME.format(at) : DAY.format(at);
}

export const day = (iso) => DAY.format(new Date(iso));
export const percent = (share) => `${Math.round(share * 100)}%`;
