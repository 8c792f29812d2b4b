import { customerCore, customerLink } from '#domain/documents/customer.ts';
import { contest, question } from '#domain/documents/contest.ts';
import { person, place, role } from '#domain/documents/directory.ts';
import { activity, purchase } from '#domain/documents/events.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { sectionSchemas } from '#domain/documents/sections.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAuthService } from '../auth/create-auth.ts';
import { createPasswordHasher } from '../auth/password-hasher.ts';
import { passwordProblem } from '../auth/password-rules.ts';
import type { AccountStore } from '../auth/port.ts';
import { createMemoryAccountStore } from '../storage/memory/accounts.ts';
import { MemoryStorage } from '../storage/memory/storage.ts';
import type { Storage, StoredRevision } from '../storage/port.ts';
import { colleagues } from './company.ts';
import { demoSignIns } from './demo-sign-in.ts';
import { seedDemo, type DemoOutcome } from './seed-demo.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const passwords = createPasswordHasher();
let storage: Storage;
let accounts: AccountStore;
beforeEach(() => {
	storage = new MemoryStorage();
	accounts = createMemoryAccountStore();
});

function seed(over: { storage?: Storage; now?: number } = {}): Promise<DemoOutcome> {
	return seedDemo({ storage, accounts, now: NOW, seed: 'demo', customers: 40, passwords, ...over });
}

async function everything(from: Storage): Promise<readonly StoredRevision[]> {
	const rows = await from.list({ from: '', to: '\uffff', limit: 10_000 });
	const leaves = await from.leaves(rows.map(({ id }) => id));
	return [...leaves.values()].flat();
}

function schemaOf(id: string) {
	const parsed = parseDocId(id);
	if (parsed?.kind === 'team' || parsed?.kind === 'territory') return place;
	const section = parsed?.kind === 'customer' ? parsed.section : 'core';
	if (section !== 'core') return sectionSchemas[section as 'notes'];
	return schemas[parsed?.kind as 'role'];
}

const schemas = {
	link: customerLink,
	activity,
	contest,
	customer: customerCore,
	person,
	purchase,
	role
};

describe('the demo company', () => {
	test('is made once, and left alone at the next start', async () => {
		expect(await seed()).toBe('seeded');
		const { updateSeq } = await storage.info();
		expect(await seed({ now: NOW + 86_400_000 })).toBe('there');
		expect((await storage.info()).updateSeq).toBe(updateSeq);
	});

	test('holds only documents that the domain knows', async () => {
		await seed();
		const documents = await everything(storage);
		for (const { id, body } of documents) {
			const schema = schemaOf(id);
			expect(() => schema.parse({ _id: id, ...body }), id).not.toThrow();
		}
		expect(documents.length).toBeGreaterThan(200);
	});

	test('lets its five colleagues sign in as it is printed', async () => {
		await seed();
		const auth = createAuthService({ accounts, clock: () => NOW, passwords });
		const signIns = await demoSignIns(storage);
		expect(signIns.map(({ login }) => login)).toEqual(['marta', 'sofia', 'ana', 'luis', 'bruno']);
		for (const { login, password } of signIns) {
			const device = { id: `d_of_${login}`, name: 'Test' };
			const outcome = await auth.signIn({ login, password, device, address: '127.0.0.1' });
			expect(outcome).toMatchObject({ outcome: 'signed-in' });
		}
	});

	test('follows its own rules for passwords', () => {
		for (const { login, password } of colleagues) {
			expect(passwordProblem(password, login)).toBeNull();
		}
	});

	test('has a contest that is running, whose questions all say what they are for', async () => {
		await seed();
		const [row] = await storage.list({ from: 'contest:', to: 'contest;', limit: 10 });
		const [found] = await storage.bulkGet([{ id: row?.id ?? '' }]);
		const running = contest.parse({ _id: row?.id, ...found?.found[0]?.body });
		const today = '2026-11-20';
		expect(running.state).toBe('running');
		expect(running.from < today && today < running.to).toBe(true);
		for (const language of running.languages) {
			expect(running.notice.text[language]).toMatch(/\S{3}/);
			for (const asked of running.questions) {
				expect(question.parse(asked).purpose[language]).toMatch(/\S{3}/);
			}
			for (const asked of running.consents) expect(asked.text[language]).toMatch(/\S{3}/);
		}
	});

	test('never gets into a store that someone uses', async () => {
		await accounts.users.put({
			uid: 'someone',
			login: 'eva',
			name: 'Eva',
			passwordHash: '',
			roles: [],
			teams: [],
			territories: [],
			disabled: false,
			createdAt: 0
		});
		expect(await seed()).toBe('not-empty');
		expect((await storage.info()).docCount).toBe(0);
		expect(await demoSignIns(storage)).toEqual([]);
	});

	test('is completed after a crash, to the very same revisions', async () => {
		const whole = new MemoryStorage();
		await seedDemo({
			storage: whole,
			accounts: createMemoryAccountStore(),
			now: NOW,
			seed: 'demo',
			customers: 40,
			passwords
		});
		for (let writes = 0; writes < 10; writes++) {
			storage = new MemoryStorage();
			accounts = createMemoryAccountStore();
			const crashed = await seed({ storage: crashingAfter(storage, writes) }).catch(
				() => 'crashed'
			);
			expect(crashed).toBe(writes < 8 ? 'crashed' : 'seeded');
			await seed({ now: NOW + 5 * 86_400_000 });
			expect(new Set(await everything(storage))).toEqual(new Set(await everything(whole)));
			expect(await accounts.users.list()).toHaveLength(5);
		}
	});
});

/** A storage whose process dies at a write. */
function crashingAfter(target: Storage, writes: number): Storage {
	let left = writes;
	return new Proxy(target, {
		get: (_, name) => {
			if (name === 'bulkDocs' && left-- <= 0) return () => Promise.reject(new Error('killed'));
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		}
	});
}
