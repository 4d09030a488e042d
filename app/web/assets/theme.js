// Light, dark, or whatever the device says.
import { $ } from "./dom.js";
import { device } from "./store.js";

const KEPT = "emofinance.theme";
const NAMES = { "": "기기 설정대로", light: "밝게", dark: "어둡게" };

function show(theme) {
	if (theme) document.documentElement.dataset.theme = theme;
	else delete document.documentElement.dataset.theme;
	const name = $("theme")?.querySelector("span");
	if (name) name.textContent = NAMES[theme];
}

/** Apply what was chosen before, and let the button go round the three. */
export function startTheme() {
	const theme = device.getItem(KEPT);
	show(theme in NAMES ? theme : "");
	$("theme")?.addEventListener("click", () => {
		const order = Object.keys(NAMES);
		const next = order[(order.indexOf(document.documentElement.dataset.theme ?? "") + 1) % order.length];
		show(next);
		device.setItem(KEPT, next);
	});
}
