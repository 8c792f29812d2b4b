import type { Bench, Figure } from '../bench.ts';
import { openCouch } from '../servers/couch.ts';
import { plainCustomers, ServerCompany, type Caller } from '../servers/server-company.ts';
import { p50 } from '../statistics.ts';

const VISIBLE = 10_000;
const BASE = 100_000;
const LARGE_BASE = 1_000_000;
const TIMES = 5;

/**
 * All changes from the beginning, for somebody who may see a tenth of the base or a hundredth. The
 * ledger of that user is deleted before each.
 */
export const changesVisible: Bench = {
	name: 'changes-visible',
	about: 'all changes for who sees 10,000 of 100,000 documents, against a selector on CouchDB',
	async measure({ large }) {
		const { cold, warm } = await ofOurs(BASE);
		const figures: Figure[] = [await coldFigure(cold, warm), warmFigure(cold, warm)];
		if (large) {
			const { cold: value } = await ofOurs(LARGE_BASE);
			const target = { below: cold * 1.3 };
			const figure = { unit: 'ms', n: TIMES, value, baseline: cold, target };
			figures.push({ ...figure, name: 'changes-visible.million' });
		}
		return figures;
	}
};

async function coldFigure(cold: number, warm: number): Promise<Figure> {
	const figure = { name: 'changes-visible', value: cold, unit: 'ms', n: TIMES };
	const selected = await ofCouch();
	if (selected === null) return { ...figure, baseline: warm };
	return { ...figure, baseline: selected, target: { below: selected / 20 } };
}

function warmFigure(cold: number, warm: number): Figure {
	return { name: 'changes-visible.warm', value: warm, unit: 'ms', baseline: cold, n: TIMES };
}

async function ofOurs(base: number) {
	const company = await ServerCompany.open(plainCustomers(base, VISIBLE));
	try {
		const ana = await company.caller('ana');
		const cold: number[] = [];
		const warm: number[] = [];
		for (let n = 0; n < TIMES; n++) {
			await company.forgetLedgers();
			cold.push(await timeChanges(`${company.url}/couch/ficha`, ana));
			warm.push(await timeChanges(`${company.url}/couch/ficha`, ana));
		}
		return { cold: p50(cold), warm: p50(warm) };
	} finally {
		await company.close();
	}
}

async function ofCouch(): Promise<number | null> {
	const couch = await openCouch();
	if (couch === null) return null;
	try {
		await couch.write(plainCustomers(BASE, VISIBLE));
		const selector = { 'assigned.territory': 'norte' };
		const times: number[] = [];
		for (let n = 0; n < TIMES; n++) times.push(await timeChanges(couch.url, couch, selector));
		return p50(times);
	} finally {
		await couch.close();
	}
}

/** Milliseconds until the last byte of the last page. */
async function timeChanges(
	database: string,
	caller: Pick<Caller, 'authorization'>,
	selector?: object
): Promise<number> {
	const begun = performance.now();
	let since = '0';
	let told = 0;
	for (;;) {
		const page = await nextPage(`${database}/_changes`, caller, { since, selector });
		told += page.results.filter(({ id }) => id.startsWith('customer:')).length;
		since = page.last_seq;
		// CouchDB tells all at once; what it says is pending was filtered out.
		if (selector !== undefined || page.pending === 0) break;
	}
	const took = performance.now() - begun;
	if (told !== VISIBLE) throw new Error(`${told} of ${VISIBLE} were told`);
	return took;
}

interface Page {
	readonly results: readonly { readonly id: string }[];
	readonly last_seq: string;
	readonly pending: number;
}

async function nextPage(
	url: string,
	{ authorization }: Pick<Caller, 'authorization'>,
	{ since, selector }: { readonly since: string; readonly selector: object | undefined }
): Promise<Page> {
	const headers = { authorization, 'content-type': 'application/json' };
	const query = `style=all_docs&since=${since}`;
	const response =
		selector === undefined
			? await fetch(`${url}?${query}`, { headers })
			: await fetch(`${url}?${query}&filter=_selector`, {
					method: 'POST',
					headers,
					body: JSON.stringify({ selector })
				});
	if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
	return (await response.json()) as Page;
}
