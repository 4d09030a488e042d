// <script type="module" src="https://…/widget.js"></script>
// <emofinance-chat token="…"></emofinance-chat>   (or: element.token = "…", and again when it is renewed)
// A button at the corner of a bank's page that opens the talk in a frame. Runs on allowed origins only.

const HOME = new URL(".", import.meta.url).origin;
const STYLE = `
:host { position: fixed; z-index: 2147483000; inset: auto 20px 20px auto; font-family: Pretendard, "Noto Sans KR", sans-serif; }
button { min-height: 56px; padding: 0 24px; border: 0; border-radius: 28px; background: #1d5c4c; color: #fff; font: 600 16px/1 inherit; font-family: inherit; cursor: pointer; box-shadow: 0 8px 28px #0004; }
button:focus-visible { outline: 3px solid #1d5c4c; outline-offset: 3px; }
iframe { position: absolute; inset: auto 0 72px auto; width: min(420px, calc(100vw - 40px)); height: min(720px, calc(100dvh - 120px)); border: 1px solid #0002; border-radius: 24px; background: Canvas; box-shadow: 0 24px 80px #0005; }
[hidden] { display: none; }
`;

class EmoFinanceChat extends HTMLElement {
	#token = null;
	#frame = null;
	#button = document.createElement("button");

	connectedCallback() {
		if (this.shadowRoot) return;
		const root = this.attachShadow({ mode: "open" });
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(STYLE);
		root.adoptedStyleSheets = [sheet];
		this.#token = this.getAttribute("token") ?? this.#token;
		this.removeAttribute("token");
		this.#button.type = "button";
		this.#button.textContent = this.getAttribute("label") ?? "마음 금융 상담";
		this.#button.setAttribute("aria-expanded", "false");
		this.#button.addEventListener("click", () => this.toggle());
		root.append(this.#button);
		root.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle(false));
		addEventListener("message", (message) => {
			if (message.source === this.#frame?.contentWindow && message.origin === HOME && message.data?.emofinance === "ready") this.#tell();
		});
	}

	/** The customer's token; it is handed to the frame and to nobody else. */
	set token(token) {
		this.#token = token;
		this.#tell();
	}

	#tell() {
		if (this.#token) this.#frame?.contentWindow?.postMessage({ emofinanceToken: this.#token }, HOME);
	}

	/** Open or close the talk. */
	toggle(open = this.#frame === null || this.#frame.hidden) {
		if (!this.#frame && open) {
			this.#frame = document.createElement("iframe");
			this.#frame.title = "마음 금융 상담";
			this.#frame.allow = "clipboard-write";
			this.#frame.src = `${HOME}/embed`;
			this.shadowRoot.prepend(this.#frame);
		}
		if (this.#frame) this.#frame.hidden = !open;
		this.#button.setAttribute("aria-expanded", String(open));
		if (!open) this.#button.focus();
		else this.#frame.focus();
	}
}

customElements.define("emofinance-chat", EmoFinanceChat);
if (!document.querySelector("emofinance-chat")) {
	addEventListener("DOMContentLoaded", () => document.querySelector("emofinance-chat") ?? document.body.append(document.createElement("emofinance-chat")), { once: true });
}
