import type { Bench, Figure } from '../bench.ts';
import { atWork, type Seen } from '../servers/company-at-work.ts';
import { customersOf, largeStaff } from '../servers/large-company.ts';
import { ServerCompany } from '../servers/server-company.ts';
import { p50 } from '../statistics.ts';

const SMALL_BASE = 10_000;
const BASE = 100_000;
const LARGE_BASE = 1_000_000;
const TIMES = 5;

/**
 * From the start of the process until it listens, and from a ledger that is gone until it is there again;
 * then a thousand colleagues at work on the same base. What of these changes with the base is seen from
 * their baseline: the same on a tenth of it.
 */
export const serverStart: Bench = {
	name: 'server-start',
	about:
		'start of the server with 100,000 documents, a ledger of all of them made anew, and 1,000 users at work on them, against a tenth of the documents',
	async measure({ large }) {
		const empty = await emptyStart();
		const small = await measured(SMALL_BASE);
		const base = await measured(BASE);
		const figures = figuresOf('server-start', base, small, empty);
		if (!large) return figures;
		const million = await measured(LARGE_BASE);
		return [...figures, ...figuresOf('server-start.million', million, base, empty)];
	}
};

interface Measured {
	readonly start: number;
	readonly ledger: { readonly made: number; readonly read: number };
	/** megabytes */
	readonly memory: number;
	readonly files: number;
	readonly work: readonly Seen[];
}

/** Compared with a server that has nothing, and a ledger with one that is read as it is. */
function figuresOf(
	name: string,
	{ start, ledger, memory, files, work }: Measured,
	tenth: Measured,
	empty: number
): readonly Figure[] {
	const figure = { unit: 'ms', n: TIMES };
	const before = new Map(tenth.work.map(({ what, value }) => [what, value]));
	return [
		{ ...figure, name, value: start, baseline: empty },
		{ ...figure, name: `${name}.ledger`, value: ledger.made, baseline: ledger.read },
		{ ...figure, name: `${name}.memory`, unit: 'MB', value: memory, baseline: 300 },
		{ name: `${name}.files`, unit: 'MB', value: files, baseline: tenth.files, n: 1 },
		...work.map(({ what, value, unit, n }) => ({
			name: `${name}.${what}`,
			value,
			unit,
			n,
			baseline: before.get(what) ?? value
		}))
	];
}

async function measured(base: number): Promise<Measured> {
	const staff = largeStaff();
	const company = await ServerCompany.open(customersOf(staff, base));
	try {
		const files = await company.fileSize();
		const start = p50(await restarts(company));
		const ledger = await ledgerOfAll(company);
		const memory = company.memory();
		return { start, ledger, memory, files, work: await atWork(company, staff) };
	} finally {
		await company.close();
	}
}

async function ledgerOfAll(company: ServerCompany): Promise<Measured['ledger']> {
	const sofia = await company.caller('sofia');
	const made: number[] = [];
	const read: number[] = [];
	for (let n = 0; n < TIMES; n++) {
		await company.forgetLedgers();
		made.push(await timeInfo(company, sofia.authorization));
		read.push(await timeInfo(company, sofia.authorization));
	}
	return { made: p50(made), read: p50(read) };
}

async function emptyStart(): Promise<number> {
	const company = await ServerCompany.open([]);
	try {
		return p50(await restarts(company));
	} finally {
		await company.close();
	}
}

async function restarts(company: ServerCompany): Promise<readonly number[]> {
	const times: number[] = [];
	for (let n = 0; n < TIMES; n++) times.push(await company.restart());
	return times;
}

async function timeInfo({ url }: ServerCompany, authorization: string): Promise<number> {
	const begun = performance.now();
	const response = await fetch(`${url}/couch/ficha`, { headers: { authorization } });
	await response.text();
	if (!response.ok) throw new Error(`the server says ${response.status}`);
	return performance.now() - begun;
}
