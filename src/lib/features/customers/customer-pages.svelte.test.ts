import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CustomerPage, CustomerQuery } from '$lib/app/engine-api.ts';
import { FakeEngine } from '../../../../tests/builders/fake-engine.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import { CustomerPages } from './customer-pages.svelte.ts';

const everybody = { text: '', sort: [] } as const;
/** After which what is near is fetched, while nobody asks for anything else. */
const BREAK_MS = 100;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers when it is told to, and remembers what it was asked. */
class SlowEngine extends FakeEngine {
	readonly asked: CustomerQuery[] = [];
	#answer: (() => void)[] = [];

	override async customers(query: CustomerQuery): Promise<CustomerPage> {
		this.asked.push(query);
		await new Promise<void>((resolve) => this.#answer.push(resolve));
		return super.customers(query);
	}

	offsets(): readonly number[] {
		return this.asked.map(({ offset }) => offset);
	}

	/** Resolves when all that hangs on the answer has been done, with no time gone by. */
	async answer(): Promise<void> {
		this.#answer.shift()?.();
		await vi.advanceTimersByTimeAsync(0);
	}
}

function slow(): SlowEngine {
	return new SlowEngine({ cards: fakeWorld(0, 240).cards });
}

test('only the pages in sight are fetched, and what is near', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	pages.ask(everybody);
	await engine.answer();
	expect(pages.rows).toHaveLength(240);
	expect(pages.rows.at(24)).toBeDefined();
	expect(pages.rows.at(25)).toBeUndefined();
	pages.show(140, 145);
	await engine.answer();
	expect(pages.rows.at(140)).toBeDefined();
	expect(pages.rows.at(100)).toBeUndefined();
	await vi.advanceTimersByTimeAsync(BREAK_MS);
	expect(engine.offsets()).toEqual([0, 125, 150]);
});

test('a page is fetched before it comes into sight', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	pages.ask(everybody);
	await engine.answer();
	pages.show(15, 24);
	await vi.advanceTimersByTimeAsync(BREAK_MS);
	expect(engine.offsets()).toEqual([0, 25]);
	await engine.answer();
	expect(engine.offsets()).toEqual([0, 25, 50]);
});

test('a leap to rows of two pages asks for both at once', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	pages.ask(everybody);
	await engine.answer();
	pages.show(145, 155);
	await engine.answer();
	expect(engine.offsets()).toEqual([0, 125]);
	const shown = [145, 149, 150, 155].map((row) => pages.rows.at(row)?.cid);
	const { rows } = await new FakeEngine({ cards: fakeWorld(0, 240).cards }).customers({
		...everybody,
		offset: 0,
		limit: 240
	});
	expect(shown).toEqual([145, 149, 150, 155].map((row) => rows[row]?.cid));
});

test('what is near waits for a break: the next letter does not wait for it', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	pages.ask(everybody);
	await engine.answer();
	await vi.advanceTimersByTimeAsync(BREAK_MS - 1);
	pages.ask({ ...everybody, text: 'm' });
	await engine.answer();
	await vi.advanceTimersByTimeAsync(BREAK_MS - 1);
	expect(engine.offsets()).toEqual([0, 0]);
});

test('letters typed while an answer is on its way are asked together', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	for (const text of ['m', 'ma', 'mar']) pages.ask({ ...everybody, text });
	await engine.answer();
	await engine.answer();
	const firstPages = engine.asked.filter(({ offset }) => offset === 0);
	expect(firstPages.map(({ text }) => text)).toEqual(['m', 'mar']);
	expect(pages.answered?.text).toBe('mar');
});

test('what is about to be asked is on its way already, and asked once', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	pages.foresee({ ...everybody, text: 'm' });
	pages.ask({ ...everybody, text: 'm' });
	await engine.answer();
	expect(engine.asked.map(({ text }) => text)).toEqual(['m']);
	expect(pages.answered?.text).toBe('m');
});

test('another question than was foreseen is asked as if nothing had been', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	pages.foresee({ ...everybody, text: 'm' });
	pages.ask({ ...everybody, text: 'n' });
	await engine.answer();
	await engine.answer();
	expect(pages.answered?.text).toBe('n');
});

test('of what was foreseen before a change nothing is shown', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	pages.foresee(everybody);
	await engine.answer();
	engine.become({ cards: [] });
	pages.refresh();
	pages.ask(everybody);
	await engine.answer();
	expect(pages.rows).toHaveLength(0);
});

test('a change on the device keeps the rows until the new ones are there', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	pages.ask(everybody);
	await engine.answer();
	engine.become({ cards: [] });
	pages.refresh();
	expect(pages.rows).toHaveLength(240);
	await engine.answer();
	expect(pages.rows).toHaveLength(0);
});

test('a change that comes while a page is fetched is not missed', async () => {
	const engine = slow();
	const pages = new CustomerPages(engine);
	pages.ask(everybody);
	pages.refresh();
	await engine.answer();
	await engine.answer();
	expect(engine.asked.filter(({ offset }) => offset === 0)).toHaveLength(2);
});

test('what failed is not asked for again by itself', async () => {
	let asked = 0;
	const pages = new CustomerPages({
		customers: () => Promise.reject(new Error(`broken ${(asked += 1)} times`))
	});
	pages.ask(everybody);
	await vi.advanceTimersByTimeAsync(1000);
	expect(asked).toBe(1);
	expect(pages.error).toBeInstanceOf(Error);
});
