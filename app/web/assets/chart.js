// Charts as SVG, each with a label that says what it shows and a table beside it.
import { svg } from "./dom.js";
import { column } from "./emotions.js";

/** Columns of five shares, drawn to measure so that letters keep their size. */
export function moodChart(points, label, wide) {
	const [top, height, foot] = [8, 180, 28];
	const step = wide / Math.max(points.length, 8);
	const width = Math.min(step * 0.72, 36);
	const every = Math.ceil((points.length * 64) / wide);
	const lines = [0, 0.5, 1].map((share) => svg("path", { class: "grid", d: `M0 ${top + height * (1 - share)}H${wide}` }));
	const columns = points.flatMap(({ shares, name }, at) => [
		shares && column(shares, { x: at * step + (step - width) / 2, width, y: top, height }),
		at % every === 0 && svg("text", { x: at * step + step / 2, y: top + height + 20, "text-anchor": "middle" }, name),
	]);
	return svg("svg", { class: "chart", viewBox: `0 0 ${wide} ${top + height + foot}`, role: "img", "aria-label": label }, lines, columns);
}

/** One figure over the months, as a line that begins at zero unless it goes below. */
export function lineChart(points, label) {
	const [wide, tall, pad] = [230, 96, 6];
	const values = points.map(({ value }) => value);
	const [low, high] = [Math.min(0, ...values), Math.max(...values, 0)];
	const x = (at) => pad + (at * (wide - 2 * pad)) / Math.max(points.length - 1, 1);
	const y = (value) => pad + (1 - (value - low) / (high - low || 1)) * (tall - 2 * pad);
	const path = points.map(({ value }, at) => `${at ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`).join("");
	const last = points.at(-1);
	return svg("svg", { class: "chart", viewBox: `0 0 ${wide} ${tall + 20}`, role: "img", "aria-label": label },
		svg("path", { class: "grid", d: `M0 ${y(0)}H${wide}` }),
		svg("path", { d: `${path}L${x(points.length - 1)} ${y(0)}L${x(0)} ${y(0)}Z`, style: { fill: "var(--brand-soft)", stroke: "none" } }),
		svg("path", { d: path, style: { stroke: "var(--brand)", "stroke-width": "2.5" } }),
		svg("circle", { cx: x(points.length - 1), cy: y(last.value), r: 4.5, style: { fill: "var(--brand)", stroke: "var(--surface)", "stroke-width": "2" } }),
		svg("text", { x: pad, y: tall + 16 }, points[0].name),
		points.length > 1 && svg("text", { x: wide - pad, y: tall + 16, "text-anchor": "end" }, last.name));
}
