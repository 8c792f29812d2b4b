import type { Bench, Figure } from '../bench.ts';
import { plainCustomers, ServerCompany } from '../servers/server-company.ts';
import { p50 } from '../statistics.ts';

const BASE = 100_000;
const LARGE_BASE = 1_000_000;
const TIMES = 5;

/** From the start of the process until it listens, and from a ledger that is gone until it is there again. */
export const serverStart: Bench = {
	name: 'server-start',
	about: 'start of the server with 100,000 documents, and a ledger of all of them made anew',
	async measure({ large }) {
		const empty = await startsOf(0);
		const figures = await figuresOf('server-start', BASE, empty);
		return large
			? [...figures, ...(await figuresOf('server-start.million', LARGE_BASE, empty))]
			: figures;
	}
};

/** Compared with a server that has nothing, and a ledger with one that is read as it is. */
async function figuresOf(name: string, base: number, empty: number): Promise<readonly Figure[]> {
	const company = await ServerCompany.open(plainCustomers(base, base));
	try {
		const start = p50(await restarts(company));
		const sofia = await company.caller('sofia');
		const made: number[] = [];
		const read: number[] = [];
		for (let n = 0; n < TIMES; n++) {
			await company.forgetLedgers();
			made.push(await timeInfo(company, sofia.authorization));
			read.push(await timeInfo(company, sofia.authorization));
		}
		const figure = { unit: 'ms', n: TIMES };
		return [
			{ ...figure, name, value: start, baseline: empty },
			{ ...figure, name: `${name}.ledger`, value: p50(made), baseline: p50(read) },
			{ ...figure, name: `${name}.memory`, unit: 'MB', value: company.memory(), baseline: 300 }
		];
	} finally {
		await company.close();
	}
}

async function startsOf(base: number): Promise<number> {
	const company = await ServerCompany.open(plainCustomers(base, base));
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
