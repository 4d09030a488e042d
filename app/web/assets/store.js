// What is kept for this tab and device; in a frame that forbids both, for this visit.

function store(name) {
	try {
		return window[name];
	} catch {
		const kept = new Map();
		return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
	}
}

export const tab = store("sessionStorage");
export const device = store("localStorage");
