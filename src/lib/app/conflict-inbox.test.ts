import { afterEach, expect, test, vi } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { Me } from '#domain/wire/me.ts';
import {
	ANA,
	customer,
	known,
	meAs,
	openLocalEngine,
	restingLoop,
	stampOf,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';
import type { Revision } from '../store/revision.ts';
import type { SyncLoop } from '../sync/sync-loop.ts';
import type { EngineEvent } from './engine-api.ts';

const LUIS = newUlid(1, () => 0.2);
const EVA = newUlid(1, () => 0.3);
const open: LocalEngine[] = [];
afterEach(async () => {
	for (const { engine } of open.splice(0)) await engine.close();
});

const rosa = customer({ givenName: 'Rosa', familyName: 'Vidal' });
const apart = `customer:${rosa.cid}:x-alergias`;
const assignment = `customer:${rosa.cid}:assignment`;
const base = {
	[apart]: known(apart, { 'x-alergias': 'ninguna' }),
	[assignment]: known(assignment, { owner: ANA, territory: 'norte' })
};
const field = known('settings:field-alergias', {
	label: { es: 'Alergias' },
	purpose: { es: 'No ofrecer lo que no puede comer' },
	type: 'text',
	section: 'apart'
});

type Level = 'none' | 'read' | 'write';

function who(role: 'rep' | 'supervisor', allergies: Level): Me {
	const me = meAs(role);
	const roles = me.roles.map((each) => ({
		...each,
		sections: { ...each.sections, 'x-alergias': allergies }
	}));
	return { ...me, roles };
}

/** Two people, neither of whom saw the other's revision. */
function written(id: string, path: string, values: readonly Json[]): readonly Revision[] {
	const first = base[id];
	if (first === undefined) throw new Error(`${id} is unknown`);
	return quarrel(first, values, path);
}

function quarrel(
	first: Revision,
	values: readonly Json[],
	path = 'x-alergias'
): readonly Revision[] {
	const { id } = first;
	return values.map((value, index) => {
		const stamp = stampOf(index === 0 ? 'deva' : 'dluis');
		const body = applyEdits(first.body, [{ op: 'set', path, value }], stamp);
		const hash = revisionHash({ id, body, deleted: false, parents: [first.rev] });
		return { id, rev: `2-${hash}`, path: [`2-${hash}`, first.rev], deleted: false, body };
	});
}

async function device(
	me: Me,
	later: readonly Revision[],
	loop = restingLoop
): Promise<LocalEngine> {
	const directory = [
		known(`person:${LUIS}`, { name: 'Luis', devices: ['dluis'] }),
		known(`person:${ANA}`, { name: 'Ana' }),
		known(`person:${EVA}`, { name: 'Eva' }),
		known('territory:norte', { name: 'Norte' }),
		field
	];
	const documents = [rosa.revision, ...Object.values(base), ...directory];
	const local = await openLocalEngine({ me, documents, loop });
	open.push(local);
	expect(await local.engine.conflicts()).toEqual([]);
	await local.database.receive(later);
	const told = (event: EngineEvent): boolean =>
		event.type === 'changed' && later.some(({ id }) => event.ids.includes(id));
	await expect.poll(() => local.events.some(told)).toBe(true);
	return local;
}

async function onTheRow({ engine }: Pick<LocalEngine, 'engine'>): Promise<number | undefined> {
	const { rows } = await engine.customers({ text: '', sort: [], offset: 0, limit: 1 });
	return rows[0]?.conflicts;
}

test('a field that was set apart waits in the inbox, is settled from there, and told for a week', async () => {
	const both = written(apart, 'x-alergias', ['celíaca', 'nueces']);
	const { engine } = await device(who('rep', 'write'), both);
	const [conflict] = await engine.conflicts();
	expect(conflict).toMatchObject({ docId: apart, cid: rosa.cid, customerName: 'Rosa Vidal' });
	expect(conflict?.readOnly).toBeUndefined();
	expect(conflict?.values.map(({ value }) => value).sort()).toEqual(['celíaca', 'nueces']);
	expect((await engine.status()).conflicts).toBe(1);
	expect(await onTheRow({ engine })).toBe(1);

	await engine.resolveConflict(apart, 'x-alergias', 'celíaca');
	await expect.poll(async () => (await engine.status()).conflicts).toBe(0);
	expect(await engine.conflicts()).toEqual([]);
	const [settled] = await engine.settledConflicts();
	expect(settled).toMatchObject({
		conflict: { docId: apart, path: 'x-alergias' },
		choice: { value: 'celíaca', mine: true },
		editable: true
	});
});

test('who reads it without writing it is told of it, and is not asked to choose', async () => {
	const both = written(apart, 'x-alergias', ['celíaca', 'nueces']);
	const { engine } = await device(who('rep', 'read'), both);
	expect(await engine.conflicts()).toMatchObject([{ docId: apart, readOnly: true }]);
	// It waits for somebody else: no number that who reads it can't bring down.
	expect((await engine.status()).conflicts).toBe(0);
	expect(await onTheRow({ engine })).toBe(0);
	const card = await engine.customer(rosa.cid);
	expect(card?.sections?.apart?.conflicts).toMatchObject([{ docId: apart, readOnly: true }]);
});

test('who may read it no more hears nothing of it', async () => {
	const both = written(apart, 'x-alergias', ['celíaca', 'nueces']);
	const { engine } = await device(who('rep', 'none'), both);
	expect(await engine.conflicts()).toEqual([]);
	expect((await engine.status()).conflicts).toBe(0);
	expect((await engine.customer(rosa.cid))?.sections?.apart).toBeUndefined();
});

test('whose a customer is waits for who assigns, with names for ids', async () => {
	const both = written(assignment, 'owner', [LUIS, EVA]);
	const { engine } = await device(who('supervisor', 'none'), both);
	const [conflict] = await engine.conflicts();
	expect(conflict).toMatchObject({ docId: assignment, path: 'owner' });
	expect(conflict?.readOnly).toBeUndefined();
	expect(conflict?.values.map(({ name }) => name).sort()).toEqual(['Eva', 'Luis']);
	await engine.resolveConflict(assignment, 'owner', LUIS);
	await expect.poll(async () => (await engine.status()).conflicts).toBe(0);
	expect((await engine.belonging(rosa.cid))?.belongs.owner).toBe(LUIS);
	expect(await engine.settledConflicts()).toMatchObject([{ choice: { name: 'Luis' } }]);
});

test('of whose a customer is, a rep is told', async () => {
	const both = written(assignment, 'territory', ['sur', 'este']);
	const { engine } = await device(who('rep', 'none'), both);
	expect(await engine.conflicts()).toMatchObject([{ docId: assignment, readOnly: true }]);
	expect((await engine.status()).conflicts).toBe(0);
});

test('however many wait, the device is asked once for all of them', async () => {
	const people = Array.from({ length: 12 }, (_, i) => customer({ givenName: `Rosa ${i}` }));
	const apartOf = ({ cid }: { readonly cid: string }): string => `customer:${cid}:x-alergias`;
	const first = people.map((each) => known(apartOf(each), { 'x-alergias': 'ninguna' }));
	const local = await openLocalEngine({
		me: who('rep', 'write'),
		documents: [...people.map(({ revision }) => revision), ...first, field]
	});
	open.push(local);
	await local.database.receive(first.flatMap((each) => quarrel(each, ['celíaca', 'nueces'])));
	await expect.poll(async () => (await local.engine.status()).conflicts).toBe(12);
	const asked = vi.spyOn(local.database.documents, 'list');
	const picked = vi.spyOn(local.database.documents, 'pick');
	expect(await local.engine.conflicts()).toHaveLength(12);
	expect(asked.mock.calls.length + picked.mock.calls.length).toBeLessThan(5);
	asked.mockRestore();
	picked.mockRestore();
});

test('what may be settled from now on is counted from now on', async () => {
	const both = written(apart, 'x-alergias', ['celíaca', 'nueces']);
	let tell = (_: Me): void => undefined;
	const loop: SyncLoop = {
		...restingLoop,
		subscribe: (listener) => {
			tell = (me) => listener.me(me);
			return () => undefined;
		}
	};
	const { engine } = await device(who('rep', 'read'), both, loop);
	expect((await engine.status()).conflicts).toBe(0);
	expect(await onTheRow({ engine })).toBe(0);
	tell(who('rep', 'write'));
	expect((await engine.status()).conflicts).toBe(1);
	expect(await onTheRow({ engine })).toBe(1);
});

test('a section that others settle is no longer in conflict', async () => {
	const both = written(apart, 'x-alergias', ['celíaca', 'nueces']);
	const { engine, database } = await device(who('rep', 'write'), both);
	const merged = await database.read(apart);
	const [winner] = both;
	if (merged === null || winner === undefined) throw new Error('nothing is there');
	const edit = { op: 'set', path: 'x-alergias', value: 'nueces' } as const;
	const body = applyEdits(merged.body, [edit], stampOf('dluis'));
	const parents = both.map(({ rev }) => rev).sort();
	const hash = revisionHash({ id: apart, body, deleted: false, parents });
	const rev = `3-${hash}`;
	await database.receive([{ id: apart, rev, path: [rev, ...winner.path], deleted: false, body }]);
	await expect.poll(async () => (await engine.status()).conflicts).toBe(0);
	expect(await engine.conflicts()).toEqual([]);
});
