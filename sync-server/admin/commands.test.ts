import { person, place } from '#domain/documents/directory.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { nextRow } from '../audit/chain.ts';
import { createAuthService } from '../auth/create-auth.ts';
import type { AuthService, SignInOutcome } from '../auth/service.ts';
import { firstRevision } from './first-revision.ts';
import { openTerminal, type Terminal } from './open-terminal.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const address = '127.0.0.1';

let terminal: Terminal;
let auth: AuthService;
beforeEach(() => {
	terminal = openTerminal(NOW);
	const { accounts, passwords, clock } = terminal.context;
	auth = createAuthService({ accounts, passwords, clock });
});

function signIn(login: string, password: string): Promise<SignInOutcome> {
	const device = { id: `d_of_${login}`, name: 'Phone' };
	return auth.signIn({ login, password, device, address });
}

function passwordIn(text: string): string {
	return /Password: (\S+) /.exec(text)?.[1] ?? '';
}

async function documentOf(id: string): Promise<Readonly<Record<string, unknown>>> {
	const [row] = await terminal.context.storage.bulkGet([{ id }]);
	return { _id: id, ...row?.found[0]?.body };
}

describe('create-user', () => {
	test('makes an account that can sign in with the password that it shows', async () => {
		const { exitCode, out } = await terminal.type('create-user', 'Ana', '--name', 'Ana Ruiz');
		expect(exitCode).toBe(0);
		expect(passwordIn(out)).toMatch(/^([2-9a-z]{4}-){3}[2-9a-z]{4}$/);
		const outcome = await signIn('ana', passwordIn(out));
		expect(outcome).toMatchObject({ caller: { user: { name: 'Ana Ruiz', roles: ['rep'] } } });
	});

	test('makes the person that colleagues see, and the places that are new', async () => {
		await terminal.type('create-user', 'ana', '--territory', 'norte, sur', '--team', 'calle');
		const user = await terminal.context.accounts.users.byLogin('ana');
		expect(user).toMatchObject({ territories: ['norte', 'sur'], teams: ['calle'] });
		expect(person.parse(await documentOf(`person:${user?.uid}`)).name).toBe('ana');
		expect(place.parse(await documentOf('territory:sur')).name).toBe('sur');
		const { out } = await terminal.type('create-user', 'eva', '--territory', 'sur');
		expect(out).not.toContain('Made the territory');
	});

	test('takes a password from standard input, and says what is wrong with it', async () => {
		terminal.input = 'pan con tomate\n';
		const { out } = await terminal.type('create-user', 'ana', '--password-stdin');
		expect(out).not.toContain('pan con tomate');
		expect(await signIn('ana', 'pan con tomate')).toMatchObject({ outcome: 'signed-in' });
		terminal.input = 'short';
		expect(await terminal.type('create-user', 'eva', '--password-stdin')).toEqual({
			exitCode: 2,
			out: '',
			err: 'The password is too short: it needs at least 10 characters.'
		});
	});

	test.each([
		[['ana'], 'The login "ana" is taken.'],
		[['a b'], "can't be a login"],
		[['eva', '--role', 'king'], 'There is no role "king". There are: accounting, administrator'],
		[['eva', '--territory', 'The North'], '"The North" can\'t name a territory'],
		[['eva', '--name', ' '], '--name takes a name.'],
		[[], 'missing required argument'],
		[['eva', '--colour', 'red'], 'unknown option']
	])('given %j, explains itself and makes nothing', async (args, sentence) => {
		await terminal.type('create-user', 'ana');
		const { exitCode, err } = await terminal.type('create-user', ...args);
		expect(exitCode).toBe(2);
		expect(err).toContain(sentence);
		expect(await terminal.context.accounts.users.list()).toHaveLength(1);
	});
});

describe('reset-password', () => {
	test('ends the sessions and lets the colleague in with the new password only', async () => {
		const before = passwordIn((await terminal.type('create-user', 'ana')).out);
		const outcome = await signIn('ana', before);
		const after = passwordIn((await terminal.type('reset-password', 'ana')).out);
		const token = outcome.outcome === 'signed-in' ? outcome.token : '';
		expect(await auth.bySessionToken(token)).toBeNull();
		expect(await signIn('ana', before)).toEqual({ outcome: 'refused' });
		expect(await signIn('ana', after)).toMatchObject({ outcome: 'signed-in' });
	});

	test('knows who does not exist', async () => {
		const { exitCode, err } = await terminal.type('reset-password', 'nobody');
		expect([exitCode, err]).toEqual([
			2,
			'There is no user "nobody". "list-users" shows those there are.'
		]);
	});
});

describe('list-users', () => {
	test('shows who there is, in columns', async () => {
		expect((await terminal.type('list-users')).out).toContain('There is no user yet');
		await terminal.type('create-user', 'ana', '--name', 'Íñigo Núñez', '--territory', 'norte');
		await terminal.type('create-user', 'bo', '--role', 'support,accounting');
		expect((await terminal.type('list-users')).out).toBe(
			[
				'LOGIN  NAME         ROLES                TEAMS  TERRITORIES',
				'ana    Íñigo Núñez  rep                         norte',
				'bo     bo           support, accounting'
			].join('\n')
		);
	});
});

describe('erase-customer', () => {
	test('asks again, and then leaves nothing of a person but the ids', async () => {
		const { storage } = terminal.context;
		const [cid, other] = [newUlid(NOW, () => 0.1), newUlid(NOW, () => 0.2)];
		const ids = [`customer:${cid}`, `edit:${cid}:core:${other}`, `customer:${other}`];
		await storage.bulkDocs(ids.map((id) => firstRevision(id, {}, NOW)));
		const asked = await terminal.type('erase-customer', cid);
		expect(asked).toMatchObject({
			exitCode: 2,
			err: expect.stringContaining('Add --yes') as string
		});
		expect((await storage.info()).docCount).toBe(3);
		const { out } = await terminal.type('erase-customer', cid, '--yes');
		expect(out).toContain('Erased 2 documents of the card.');
		expect((await storage.heads(ids)).size).toBe(1);
		const again = await terminal.type('erase-customer', cid, '--yes');
		expect(again.err).toBe(`There is no customer "${cid}".`);
		expect((await terminal.type('list-audit')).out).toContain(`erase-customer ${cid}`);
	});
});

describe('sweep-history', () => {
	test('says what would go, and takes it out when told to', async () => {
		const { storage } = terminal.context;
		const cid = newUlid(NOW, () => 0.1);
		const day = 24 * 60 * 60_000;
		const saves = [90, 40, 3].map((days) => newUlid(NOW - days * day, () => 0.2));
		await storage.bulkDocs(saves.map((at) => firstRevision(`edit:${cid}:core:${at}`, {}, NOW)));
		expect((await terminal.type('sweep-history', '--yes')).out).toContain('kept for ever');
		const setting = { schema: 1, keepDays: 30 };
		await storage.bulkDocs([firstRevision('settings:history', setting, NOW)]);
		const { out } = await terminal.type('sweep-history');
		expect(out).toMatch(/^2 changes and 0 old revisions came before 2026-10-21 .* Add --yes/);
		expect((await storage.info()).docCount).toBe(4);
		const swept = await terminal.type('sweep-history', '--yes');
		expect(swept.out).toContain('2 changes and 0 old revisions from before 2026-10-21 are gone.');
		expect((await storage.info()).docCount).toBe(2);
		expect((await terminal.type('sweep-history')).out).toMatch(/^0 changes/);
		const record = (await terminal.type('list-audit')).out;
		expect(record).toMatch(/command +sweep +2 +history before 2026-10-21T12:00:00.000Z/);
		expect(record.match(/sweep/g)).toHaveLength(1);
	});
});

describe('devices and programs', () => {
	test('an application password lets a program in until its device is revoked', async () => {
		await terminal.type('create-user', 'ana');
		const { out } = await terminal.type('create-app-password', 'ana', '--label', 'nightly export');
		const caller = await auth.byAppPassword('ana', passwordIn(out), address);
		const listed = await terminal.type('list-devices', '--user', 'ana');
		expect(listed.out).toContain(`${caller?.deviceId}  ana   nightly export  2026-11-20 12:00`);
		await terminal.type('revoke-device', caller?.deviceId ?? '');
		expect(await auth.byAppPassword('ana', passwordIn(out), address)).toBeNull();
		expect((await terminal.type('list-devices')).out).toMatch(/revoked$/);
	});

	test('a device that is to be wiped is told at its next contact', async () => {
		const { out } = await terminal.type('create-user', 'ana');
		const outcome = await signIn('ana', passwordIn(out));
		await terminal.type('revoke-device', 'd_of_ana', '--wipe');
		const token = outcome.outcome === 'signed-in' ? outcome.token : '';
		expect(await auth.bySessionToken(token)).toMatchObject({ wipe: true });
		expect((await terminal.type('list-devices')).out).toMatch(/to be wiped$/);
	});

	test('a device that nobody knows is not revoked in silence', async () => {
		const { exitCode, err } = await terminal.type('revoke-device', 'nope');
		expect([exitCode, err]).toEqual([
			2,
			'There is no device "nope". "list-devices" shows those there are.'
		]);
	});
});

describe('the command line', () => {
	test('tells what it can do, and that is no error', async () => {
		const { exitCode, out } = await terminal.type('--help');
		expect(exitCode).toBe(0);
		for (const name of ['create-user', 'import-customers', 'revoke-device']) {
			expect(out).toContain(name);
		}
	});

	test('names a command that it does not know', async () => {
		const { exitCode, err } = await terminal.type('creat-user');
		expect(exitCode).toBe(2);
		expect(err).toContain("unknown command 'creat-user'");
	});
});

describe('the record', () => {
	/** Two gateways, each with a record of its own. */
	async function twoRecords(): Promise<void> {
		const { storage } = terminal.context;
		const entry = { actor: 'server', device: null, action: 'read', subject: '', count: 1 } as const;
		await storage.audit.append([{ ...entry, at: NOW - 2000, subject: 'first' }]);
		await storage.audit.append([{ ...entry, at: NOW, subject: 'third' }]);
		const elsewhere = nextRow(null, { ...entry, at: NOW - 1000, subject: 'second' });
		await storage.audit.adopt('elsewhere', [{ ...elsewhere, revisions: [] }]);
	}

	test('is listed over all gateways, in the order of time', async () => {
		await twoRecords();
		const { out } = await terminal.type('list-audit', '--last', '3');
		const [, ...lines] = out.split('\n');
		expect(lines.map((line) => line.trim().split(/\s+/).at(-1))).toEqual([
			'first',
			'second',
			'third'
		]);
		expect(lines[1]).toMatch(/^elsewhere:1 /);
	});

	test('is verified over all gateways, and one that was removed since its head was printed is missed', async () => {
		await twoRecords();
		const { out, exitCode } = await terminal.type('verify-audit');
		expect(exitCode).toBe(0);
		expect(out).toContain('3 rows in 2 records');
		const heads = out.split('\n').at(-1) ?? '';
		expect((await terminal.type('verify-audit', '--head', heads)).exitCode).toBe(0);
		const gone = heads.replace('elsewhere', 'another');
		const missed = await terminal.type('verify-audit', '--head', gone);
		expect(missed).toMatchObject({ exitCode: 2, err: 'The record another has been removed.' });
		const other = heads.replace(/elsewhere:1:./, (start) => start.slice(0, -1) + 'x');
		expect((await terminal.type('verify-audit', '--head', other)).exitCode).toBe(2);
	});
});
