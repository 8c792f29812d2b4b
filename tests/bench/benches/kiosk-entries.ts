import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { status } from '../../e2e/screens.ts';
import type { Bench } from '../bench.ts';
import type { WatchedPage } from '../stage/device.ts';
import { heapsOf } from '../stage/heaps.ts';
import { throttled, withSlowWorkers } from '../stage/throttled.ts';
import { recordTrace } from '../stage/trace.ts';
import { p50, p95 } from '../statistics.ts';

const VISITOR = join(import.meta.dirname, '..', 'stage', 'visitor.js');
/** Fewer while one works on it. */
const ENTRIES = Number(process.env['FICHA_BENCH_ENTRIES'] ?? 1000);
/** As many around the hundredth, and up to the last, as tell the 95th of a hundred. */
const WINDOW = Math.min(100, Math.floor(ENTRIES / 2));
const EARLY = Math.min(150, Math.floor(ENTRIES / 2));
const PIN = '271828';
const OPEN = 'Abrir aunque falte algo';
const WORDS = { begin: 'Participar', forward: 'Seguir', send: 'Enviar' } as const;
const NEXT = 'Terminar';
const THANKS = '¡Gracias!';

interface Moment {
	/** milliseconds from the tap to the thanks, of each entry of the window */
	readonly times: readonly number[];
	/** bytes */
	readonly heap: number;
}

/** A day at a stand, by script in a real kiosk: what the thousandth visitor waits, and what it has grown by. */
export const kioskEntries: Bench = {
	name: 'kiosk-entries',
	about: 'a kiosk after 1,000 entries: a tap on Send to the thanks, and its memory',
	async measure(stage) {
		const device = await stage.device();
		const kiosk = await device.open();
		await kiosk.page.goto(`${device.origin}/customers`);
		const before = await waiting(kiosk.page);
		await openKiosk(kiosk.page, device.origin);
		const early = await enter(kiosk, 1, EARLY);
		const late = await enter(kiosk, EARLY + 1, ENTRIES);
		await leaveKiosk(kiosk.page, device.origin);
		const kept = (await waiting(kiosk.page)) - before;
		await device.closeBrowser();
		const name = (what: string): string => `kiosk-entries.${what}`;
		return [
			{
				name: name('save'),
				unit: 'ms',
				n: late.times.length,
				value: p95(late.times),
				baseline: p95(early.times),
				target: { below: 100 }
			},
			{
				name: name('growth'),
				unit: 'x',
				n: late.times.length,
				value: p50(late.times) / p50(early.times),
				baseline: 1,
				target: { below: 1.1 }
			},
			{
				name: name('heap'),
				unit: 'x',
				n: 1,
				value: late.heap / early.heap,
				baseline: 1,
				target: { below: 1.1 }
			},
			{
				name: name('kept'),
				unit: 'entries',
				n: 1,
				value: kept,
				baseline: ENTRIES,
				target: { atLeast: ENTRIES }
			}
		];
	}
};

/** From one number to another; the last ones are measured. */
async function enter(kiosk: WatchedPage, from: number, to: number): Promise<Moment> {
	const times: number[] = [];
	for (let n = from; n <= to; n += 1) {
		await kiosk.page.evaluate(`visitor.fill(${JSON.stringify(WORDS)}, ${answers(n)})`);
		await kiosk.page.evaluate(`bench.expect("${THANKS}")`);
		if (n > to - WINDOW) times.push(await timeSend(kiosk));
		else await send(kiosk.page);
		await kiosk.page.getByRole('button', { name: NEXT }).click({ force: true });
	}
	await kiosk.page.getByRole('button', { name: WORDS.begin }).waitFor();
	return { times, heap: await heapsOf(kiosk) };
}

async function timeSend({ page, cdp }: WatchedPage): Promise<number> {
	const trace = await recordTrace(cdp, () => throttled(cdp, () => send(page)));
	const span = { from: trace.firstMark('tap'), to: trace.firstMark('told') };
	return withSlowWorkers(trace, span);
}

async function send(page: Page): Promise<void> {
	await page.getByRole('button', { name: WORDS.send }).click({ force: true });
	await page.evaluate('bench.until("told")');
}

function answers(n: number): string {
	const number = String(n).padStart(4, '0');
	return JSON.stringify({
		givenName: 'Visita',
		familyName: `Numero${number}`,
		phone: `6${10_000_000 + n * 7919}`,
		email: `kiosco${n}@example.org`,
		companyName: 'Horno',
		city: 'Zaragoza'
	});
}

async function openKiosk(page: Page, origin: string): Promise<void> {
	await page.addInitScript({ path: VISITOR });
	await page.goto(`${origin}/capture`);
	await page.getByRole('link', { name: 'Quiosco' }).click();
	await page.getByLabel('PIN nuevo').fill(PIN);
	await page.getByRole('button', { name: 'Guardar el PIN' }).click();
	await page.getByRole('button', { name: OPEN }).click();
	await page.getByLabel('Motivo').fill('Prueba');
	await page.getByRole('button', { name: 'Abrir y dejar constancia' }).click();
	await page.getByRole('button', { name: WORDS.begin }).waitFor();
}

async function leaveKiosk(page: Page, origin: string): Promise<void> {
	await page.getByRole('button', { name: 'Personal' }).click();
	await page.getByRole('dialog').waitFor();
	await page.keyboard.type(PIN);
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: OPEN }).waitFor();
	await page.goto(`${origin}/customers`);
}

/** How many units the device says are not sent yet. */
async function waiting(page: Page): Promise<number> {
	const told = status(page).filter({ hasText: /Sin conexión|En este dispositivo/ });
	const words = await told.textContent();
	return Number(/(\d[\d.]*) por enviar/.exec(words ?? '')?.[1]?.replaceAll('.', '') ?? 0);
}
