import { beforeEach, describe, expect, test } from 'vitest';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import type { SideStore } from '../store/side-store.ts';
import { KioskDesk } from './kiosk-desk.ts';
import { createPinHasher } from './pin-hash.ts';

const KID = '01JA000000000000000000000K';
const PIN = '271828';
const lock = { kid: KID, language: 'es' };
const hasher = createPinHasher(crypto, 1);

let side: SideStore;
let now: number;
const openDesk = () => KioskDesk.open({ side, clock: () => now, hasher });

beforeEach(() => {
	side = createMemorySideStore();
	now = 1_000_000;
});

async function lockedDesk(): Promise<KioskDesk> {
	const desk = await openDesk();
	await desk.setPin(PIN);
	await desk.lock(lock);
	return desk;
}

const admits = (desk: KioskDesk, method: string, ...args: unknown[]): boolean => {
	try {
		desk.admit(method, args);
		return true;
	} catch {
		return false;
	}
};

describe('the PIN', () => {
	test.each(['', '12345', '111111', '123456', '987654', 'abcdef', '1234567890123'])(
		'is not %j, which is too short or tried first',
		async (pin) => {
			await expect((await openDesk()).setPin(pin)).rejects.toMatchObject({ code: 'invalid' });
		}
	);

	test('is kept as a salted hash', async () => {
		await (await openDesk()).setPin(PIN);
		const first = JSON.stringify(await side.entries('state'));
		await (await openDesk()).setPin(PIN);
		const second = JSON.stringify(await side.entries('state'));
		expect(first).not.toContain(PIN);
		expect(second).not.toBe(first);
	});

	test('is taken before a device is locked', async () => {
		await expect((await openDesk()).lock(lock)).rejects.toMatchObject({ code: 'invalid' });
	});

	test('opens, and nothing else does', async () => {
		const desk = await lockedDesk();
		expect(await desk.unlock('314159')).toEqual({ outcome: 'wrong', waitSeconds: 0 });
		expect(desk.locked).toEqual(lock);
		expect(await desk.unlock(PIN)).toEqual({ outcome: 'open' });
		expect(desk.locked).toBeNull();
	});
});

describe('a lock', () => {
	test('is there again when the engine opens anew', async () => {
		await lockedDesk();
		expect((await openDesk()).locked).toEqual(lock);
	});

	test('makes who guesses wait, ever longer, and right guesses too', async () => {
		const desk = await lockedDesk();
		for (const wrong of ['000001', '000002']) await desk.unlock(wrong);
		expect(await desk.unlock('000003')).toEqual({ outcome: 'wrong', waitSeconds: 10 });
		expect(await desk.unlock(PIN)).toEqual({ outcome: 'wait', waitSeconds: 10 });
		now += 10_000;
		expect(await desk.unlock('000004')).toEqual({ outcome: 'wrong', waitSeconds: 20 });
		now += 20_000;
		expect(await desk.unlock(PIN)).toEqual({ outcome: 'open' });
	});

	test('is tried once at a time, and waits through a reload and a clock that is put back', async () => {
		const desk = await lockedDesk();
		const guesses = ['000001', '000002', '000003', '000004', PIN].map((pin) => desk.unlock(pin));
		expect((await Promise.all(guesses)).map(({ outcome }) => outcome)).toEqual([
			'wrong',
			'wrong',
			'wrong',
			'wait',
			'wait'
		]);
		now -= 86_400_000;
		const again = await openDesk();
		expect(await again.unlock(PIN)).toEqual({ outcome: 'wait', waitSeconds: 10 });
	});

	test('forgets wrong guesses once it was opened', async () => {
		const desk = await lockedDesk();
		for (const wrong of ['000001', '000002']) await desk.unlock(wrong);
		await desk.unlock(PIN);
		await desk.lock(lock);
		expect(await desk.unlock('000003')).toEqual({ outcome: 'wrong', waitSeconds: 0 });
	});
});

describe('a kiosk that is opened although something is missing', () => {
	const waived = { missing: ['installed'], reason: ' Sin icono ' };

	test('is on record with what and why, past its closing and a restart', async () => {
		const desk = await lockedDesk();
		expect(desk.waivers).toEqual([]);
		await desk.open();
		await desk.lock({ ...lock, waived });
		await desk.open();
		const again = await openDesk();
		const noted = { kid: KID, at: now, missing: ['installed'], reason: 'Sin icono' };
		expect(again.waivers).toEqual([noted]);
		await again.lock(lock);
		expect(again.waivers).toEqual([noted]);
	});

	test('is not opened without a reason', async () => {
		const desk = await openDesk();
		await desk.setPin(PIN);
		const order = { ...lock, waived: { ...waived, reason: '  ' } };
		await expect(desk.lock(order)).rejects.toThrow('reason');
		expect(desk.locked).toBeNull();
		expect((await openDesk()).locked).toBeNull();
	});

	test('keeps the last ten', async () => {
		const desk = await openDesk();
		await desk.setPin(PIN);
		for (let n = 1; n <= 12; n++)
			await desk.lock({ ...lock, waived: { ...waived, reason: `${n}` } });
		expect(desk.waivers.map(({ reason }) => reason)).toEqual([
			'3',
			'4',
			'5',
			'6',
			'7',
			'8',
			'9',
			'10',
			'11',
			'12'
		]);
	});
});

describe('while it is locked', () => {
	test.each(['customers', 'customer', 'tally', 'rescue', 'lookalikes', 'lockKiosk', 'setKioskPin'])(
		'%s is refused',
		async (method) => {
			expect(admits(await openDesk(), method)).toBe(true);
			expect(admits(await lockedDesk(), method)).toBe(false);
		}
	);

	test('entries of its contest are taken, of nobody whom one claims to know', async () => {
		const desk = await lockedDesk();
		expect(admits(desk, 'submitEntry', { kid: KID })).toBe(true);
		expect(admits(desk, 'submitEntry', { kid: '01JA000000000000000000000X' })).toBe(false);
		expect(admits(desk, 'submitEntry', { kid: KID, customer: 'somebody' })).toBe(false);
		expect(admits(desk, 'submitEntry', { kid: KID, remarks: { phones: [] } })).toBe(true);
		expect(admits(desk, 'submitEntry', { kid: KID, remarks: { interest: 'high' } })).toBe(false);
		expect(admits(desk, 'submitEntry')).toBe(false);
	});

	test('windows hear of contests and of nobody', async () => {
		const desk = await lockedDesk();
		const ids = ['customer:1', `contest:${KID}`, 'entry:1:2'];
		expect(desk.tell({ type: 'changed', ids })).toEqual({
			type: 'changed',
			ids: [`contest:${KID}`]
		});
		expect(desk.tell({ type: 'changed', ids: ['customer:1'] })).toBeNull();
		expect(desk.tell({ type: 'searching', done: 1, of: 2 })).toBeNull();
		expect(desk.tell({ type: 'wiped' })).toEqual({ type: 'wiped' });
	});
});
