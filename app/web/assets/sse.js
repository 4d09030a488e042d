// Server-sent events over fetch: EventSource can neither POST nor sign.

/** The events of `response`, in order: {event, data, id}. Ends when the connection does. */
export async function* events(response) {
	const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = "";
	try {
		for (;;) {
			const { value, done } = await reader.read();
			if (done) return;
			rest += value;
			const blocks = rest.split(/\r\n\r\n|\n\n|\r\r/);
			rest = blocks.pop();
			for (const block of blocks) {
				const found = parse(block);
				if (found) yield found;
			}
		}
	} finally {
		reader.cancel().catch(() => {});
	}
}

function parse(block) {
	const found = { event: "message", id: null, data: [] };
	for (const line of block.split(/\r\n|\n|\r/)) {
		const [, name, value] = /^([^:]*):? ?(.*)$/s.exec(line);
		if (name === "data") found.data.push(value);
		else if (name === "event" || name === "id") found[name] = value;
	}
	return found.data.length ? { ...found, data: JSON.parse(found.data.join("\n")) } : null;
}
