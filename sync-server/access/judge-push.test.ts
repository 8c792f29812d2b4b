import { customerFacts } from '#domain/access/customer-facts.ts';
import type { Principal } from '#domain/access/principal.ts';
import { shippedRoles } from '#domain/access/shipped-roles.ts';
import { role } from '#domain/documents/directory.ts';
import type { DocId } from '#domain/documents/ids.ts';
import { parseUlid } from '#domain/documents/ulid.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { createBody } from '#domain/merge/create-body.ts';
import type { MergeBody } from '#domain/merge/merge-body.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { describe, expect, test } from 'vitest';
import type { JsonBody, RevisionInput, StoredRevision } from '../storage/port.ts';
import { judgePush, type OnServer } from './judge-push.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const MINUTE = 60_000;
const CID = parseUlid('01JD0000000000000000000000');
const KID = parseUlid('01JD0000000000000000000KKK');
const ULID = parseUlid('01JD0000000000000000000AAA');

const ana = principal('ana', 'rep');
const luis = principal('luis', 'rep');
const bruno = { ...principal('bruno', 'rep'), territories: ['sur'] };
const sofia = principal('sofia', 'supervisor');

function principal(uid: string, slug: string): Principal {
	const shipped = shippedRoles.find((one) => one.slug === slug);
	const document = { ...shipped?.values, _id: `role:${slug}` };
	return {
		uid,
		device: `d${uid}`,
		roles: [role.parse(document)],
		teams: [],
		territories: ['norte']
	};
}

const stampOf = (who: Principal, at = NOW) =>
	formatStamp({ ms: at, counter: 0, device: who.device });
const assignedTo = (who: Principal) => ({ owner: who.uid, territory: who.territories[0] ?? '' });

const cardOf = (who: Principal, at = NOW - MINUTE) =>
	createBody(
		{ schema: 1, type: 'person', givenName: 'Rosa', assigned: assignedTo(who) },
		stampOf(who, at)
	);
const edited = (body: MergeBody, who: Principal, at = NOW) =>
	applyEdits(body, [{ op: 'set', path: 'givenName', value: 'Rosalía' }], stampOf(who, at));

const visit = (who: Principal, extra: JsonBody = {}) => ({
	...createBody(
		{ schema: 1, by: who.uid, at: '2026-11-20T12:00:00Z', channel: 'visit' },
		stampOf(who)
	),
	...extra
});
const signUp = (who: Principal, extra: JsonBody = {}) => ({
	schema: 1,
	answers: { givenName: 'Rosa' },
	notice: { version: '1', text: '…' },
	consents: [],
	language: 'es',
	at: '2026-11-20T12:00:00Z',
	by: who.uid,
	device: who.device,
	stamp: stampOf(who),
	assigned: assignedTo(who),
	...extra
});

const nothing: OnServer = { tree: [], known: false, erased: false, facts: () => null };
/** A customer of Ana's, in the north, as the server has it. */
const anas: OnServer = {
	...nothing,
	tree: [leaf(cardOf(ana))],
	facts: (id) => (isAnas(id) ? customerFacts({ assigned: assignedTo(ana) }, null) : null)
};
/** The same customer, before something else that hangs on it is written. */
const besideAnas: OnServer = { ...anas, tree: [] };

function customerOf(who: Principal) {
	return customerFacts({ assigned: assignedTo(who) }, null);
}

function isAnas(id: DocId): boolean {
	return 'cid' in id && id.cid === CID;
}

function leaf(body: JsonBody): StoredRevision {
	return { id: `customer:${CID}`, rev: '1-a', path: ['1-a'], deleted: false, body };
}

function push(
	who: Principal,
	id: string,
	body: JsonBody,
	onServer: OnServer,
	change: Partial<RevisionInput> = {}
) {
	const path = onServer.tree.length > 0 ? ['2-b', '1-a'] : ['1-a'];
	return judgePush(
		{ principal: who, now: NOW },
		{ id, path, deleted: false, body, ...change },
		onServer
	);
}

const customer = `customer:${CID}`;

describe('a customer', () => {
	test('is created by a rep for themselves, in their own territory', () => {
		expect(push(ana, customer, cardOf(ana), nothing)).toBeNull();
	});

	test('is not created for a colleague, or in a territory of others', () => {
		const forLuis = { ...cardOf(ana), assigned: assignedTo(luis) };
		const inTheSouth = { ...cardOf(ana), assigned: { owner: 'ana', territory: 'sur' } };
		expect(push(ana, customer, forLuis, nothing)).toBe('not-allowed');
		expect(push(ana, customer, inTheSouth, nothing)).toBe('not-allowed');
	});

	test('is edited by colleagues of the territory, and by nobody else', () => {
		expect(push(ana, customer, edited(cardOf(ana), ana), anas)).toBeNull();
		expect(push(luis, customer, edited(cardOf(ana), luis), anas)).toBeNull();
		expect(push(bruno, customer, edited(cardOf(ana), bruno), anas)).toBe('not-allowed');
	});

	test('is judged by what the server knows, whatever the push says of itself', () => {
		const claimed = { ...edited(cardOf(ana), bruno), assigned: assignedTo(bruno) };
		expect(push(bruno, customer, claimed, anas)).toBe('not-allowed');
	});

	test('never changes hands by an edit', () => {
		const given = { ...edited(cardOf(ana), ana), assigned: assignedTo(luis) };
		expect(push(ana, customer, given, anas)).toBe('assigned-is-fixed');
	});

	test('is not deleted by a person, who archives', () => {
		const tombstone = { deleted: true };
		expect(push(ana, customer, {}, anas, tombstone)).toBe('not-deletable');
		expect(push(bruno, customer, {}, anas, tombstone)).toBe('not-deletable');
		expect(push(bruno, customer, {}, nothing, tombstone)).toBe('not-deletable');
	});

	test('that was erased does not come back from a device that was away', () => {
		expect(push(ana, customer, cardOf(ana), { ...nothing, erased: true })).toBe('not-allowed');
	});

	test('that the server has deleted does not come back with an edit from before', () => {
		const deleted = { ...leaf({}), rev: '2-d', path: ['2-d', '1-a'], deleted: true };
		const buried = { ...anas, tree: [deleted] };
		expect(push(ana, customer, edited(cardOf(ana), ana), buried)).toBe('not-allowed');
	});

	test('is reassigned by who assigns, and not by a rep', () => {
		const assignment = createBody({ schema: 1, owner: 'luis', territory: 'norte' }, stampOf(sofia));
		const byAna = createBody({ schema: 1, owner: 'luis', territory: 'norte' }, stampOf(ana));
		expect(push(sofia, `${customer}:assignment`, assignment, besideAnas)).toBeNull();
		expect(push(ana, `${customer}:assignment`, byAna, besideAnas)).toBe('not-allowed');
	});
});

describe('a merge of customers', () => {
	const SECOND = parseUlid('01JD0000000000000000000BBB');
	const both: OnServer = {
		...besideAnas,
		facts: (id) =>
			'cid' in id && id.cid === SECOND
				? customerFacts({ assigned: assignedTo(bruno) }, null)
				: besideAnas.facts(id)
	};
	const merge = (who: Principal, into: string | undefined, onServer: OnServer) =>
		push(
			who,
			`${customer}:merged`,
			createBody({ schema: 1, ...(into !== undefined && { into }) }, stampOf(who)),
			onServer
		);

	test('takes the verb, and the sight of both', () => {
		const merging = {
			...ana,
			roles: [{ ...role.parse(sofia.roles[0]), rows: 'territory' as const }]
		};
		expect(merge(sofia, SECOND, both)).toBeNull();
		expect(merge(ana, SECOND, both)).toBe('not-allowed');
		expect(merge(merging, CID, both)).toBeNull();
		expect(merge(merging, SECOND, both)).toBe('not-allowed');
	});

	test('into who is hidden is refused as into who does not exist', () => {
		expect(merge(sofia, ULID, both)).toBe('not-allowed');
		expect(merge(sofia, 'rosa', both)).toBe('not-allowed');
	});

	test('takes the right to write the card that takes it all', () => {
		const reading = role.parse(sofia.roles[0]);
		const roles = [{ ...reading, sections: { ...reading.sections, core: 'read' as const } }];
		expect(merge({ ...sofia, roles }, SECOND, both)).toBe('not-allowed');
	});

	test('is told on the winner’s card by nobody else, and of nobody who is not there', () => {
		const absorbing = (who: Principal, cid: string, onServer: OnServer = both) => {
			const body = applyEdits(
				cardOf(ana),
				[{ op: 'add', list: 'absorbed', item: cid, values: { cid } }],
				stampOf(who)
			);
			return push(who, customer, body, { ...onServer, tree: anas.tree });
		};
		expect(absorbing(sofia, SECOND)).toBeNull();
		expect(absorbing(ana, SECOND)).toBe('not-allowed');
		expect(absorbing(sofia, ULID)).toBe('not-allowed');
		expect(absorbing(sofia, SECOND, anas)).toBe('not-allowed');
	});

	test('that was taken back meanwhile keeps nobody from writing who had seen it', () => {
		const add = { op: 'add', list: 'absorbed', item: SECOND, values: { cid: SECOND } } as const;
		const merged = applyEdits(cardOf(ana), [add], stampOf(sofia, NOW - MINUTE));
		const apart = applyEdits(
			merged,
			[{ op: 'remove', list: 'absorbed', item: SECOND }],
			stampOf(sofia)
		);
		const onServer = { ...both, tree: [leaf(apart)] };
		expect(push(ana, customer, edited(merged, ana), onServer)).toBeNull();
		expect(
			push(ana, customer, edited(applyEdits(apart, [add], stampOf(ana)), ana, NOW + 1), onServer)
		).toBe('not-allowed');
	});

	test('is taken back by who merges', () => {
		expect(merge(sofia, undefined, both)).toBeNull();
		expect(merge(ana, undefined, both)).toBe('not-allowed');
	});
});

describe('a link', () => {
	const link = `link:${CID}:${ULID}`;
	const OTHER = parseUlid('01JD0000000000000000000BBB');
	const known: OnServer = {
		...besideAnas,
		facts: (id) => {
			if (id.kind === 'link' || !('cid' in id)) return null;
			const owner = id.cid === OTHER ? bruno : ana;
			return customerFacts({ assigned: assignedTo(owner) }, null);
		}
	};
	const linked = (who: Principal, to: string) => createBody({ schema: 1, to }, stampOf(who));

	test('is made by who sees both ends', () => {
		expect(push(ana, link, linked(ana, ULID), known)).toBeNull();
		expect(push(ana, link, linked(ana, OTHER), known)).toBe('not-allowed');
		expect(push(ana, link, linked(ana, 'rosa'), known)).toBe('not-allowed');
	});

	test('never leads elsewhere', () => {
		const stored = linked(ana, ULID);
		const facts = { from: customerOf(ana), to: customerOf(ana) };
		const onServer = { ...anas, tree: [{ ...leaf(stored), id: link }], facts: () => facts };
		const edit = applyEdits(
			stored,
			[{ op: 'set', path: 'to', value: OTHER }],
			stampOf(ana, NOW + 1)
		);
		expect(push(ana, link, edit, onServer)).toBe('malformed');
	});
});

describe('what hangs on a customer', () => {
	const activity = `activity:${CID}:${ULID}`;

	test('is written by who may see the customer', () => {
		expect(push(luis, activity, visit(luis), besideAnas)).toBeNull();
	});

	test('is refused alike for a customer who is hidden and for one who does not exist', () => {
		const hidden = push(bruno, activity, visit(bruno), besideAnas);
		const absent = push(bruno, activity, visit(bruno), nothing);
		expect(hidden).toBe('not-allowed');
		expect(absent).toBe(hidden);
	});

	test('carries the name of who wrote it, also after an edit by another', () => {
		const stored = visit(ana);
		const onServer = { ...anas, tree: [{ ...leaf(stored), id: activity }] };
		expect(push(luis, activity, visit(ana), besideAnas)).toBe('not-author');
		expect(push(luis, activity, visit(luis), onServer)).toBe('not-author');
		const edit = applyEdits(stored, [{ op: 'set', path: 'summary', value: 'Pan' }], stampOf(luis));
		expect(push(luis, activity, edit, onServer)).toBeNull();
	});
});

describe('evidence', () => {
	const entry = `entry:${KID}:${ULID}`;
	const authored: OnServer = {
		...nothing,
		facts: (id) => (id.kind === 'entry' ? { by: 'ana' } : null)
	};
	const stored: OnServer = { ...authored, tree: [{ ...leaf(signUp(ana)), id: entry }] };

	test('is handed in by who took it', () => {
		expect(push(ana, entry, signUp(ana), nothing)).toBeNull();
		expect(push(luis, entry, signUp(ana), nothing)).toBe('not-allowed');
		expect(push(ana, entry, signUp(ana, { device: 'dluis' }), nothing)).toBe('not-author');
	});

	test('may come again, and is the same', () => {
		expect(push(ana, entry, signUp(ana), { ...stored, known: true })).toBeNull();
	});

	test('is never written over, and a stranger learns no more than that the id is taken', () => {
		expect(push(ana, entry, signUp(ana, { language: 'fr' }), stored)).toBe('written-once');
		expect(push(luis, entry, signUp(luis), stored)).toBe('not-allowed');
	});

	test('brings a customer only to who took it', () => {
		const forLuis = signUp(ana, { assigned: assignedTo(luis) });
		expect(push(ana, entry, forLuis, nothing)).toBe('not-allowed');
	});

	test('names a customer only if its author may see them', () => {
		const named = (who: Principal) => signUp(who, { customer: CID });
		expect(push(luis, entry, named(luis), besideAnas)).toBeNull();
		expect(push(bruno, entry, named(bruno), besideAnas)).toBe('not-allowed');
		expect(push(bruno, entry, named(bruno), nothing)).toBe('not-allowed');
	});

	test('takes the id of a customer only if its author may see them', () => {
		const taken = `entry:${KID}:${CID}`;
		expect(push(ana, taken, signUp(ana), besideAnas)).toBeNull();
		expect(push(bruno, taken, signUp(bruno, { assigned: assignedTo(bruno) }), besideAnas)).toBe(
			'not-allowed'
		);
	});
});

describe('a history', () => {
	const atRev = (rev: string, path: readonly string[] = [rev], onServer = anas) =>
		push(ana, customer, edited(cardOf(ana), ana), onServer, { path });

	test('of many edits without a network is taken, one that leaps to the end of all generations is not', () => {
		expect(atRev('5000-b')).toBeNull();
		expect(atRev('9999999-b')).toBe('bad-revision');
	});

	test('that has branched a thousand times may go on, but not branch again', () => {
		const body = cardOf(ana);
		const leaves = Array.from({ length: 1000 }, (_, i) => ({ ...leaf(body), rev: `1-${i}` }));
		const crowded = { ...anas, tree: leaves };
		expect(atRev('2-b', ['2-b', '1-7'], crowded)).toBeNull();
		expect(atRev('2-b', ['2-b', '1-f'], crowded)).toBe('too-large');
	});
});

describe('stamps', () => {
	test('may be ten minutes ahead of the server, and not more', () => {
		const ahead = (by: number) => push(ana, customer, edited(cardOf(ana), ana, NOW + by), anas);
		expect(ahead(10 * MINUTE)).toBeNull();
		expect(ahead(10 * MINUTE + 1)).toBe('clock');
	});

	test('of entries likewise', () => {
		const late = signUp(ana, { stamp: stampOf(ana, NOW + 11 * MINUTE) });
		expect(push(ana, `entry:${KID}:${ULID}`, late, nothing)).toBe('clock');
	});

	test('are one’s own, or known to the server already', () => {
		const forged = edited(cardOf(ana), luis);
		expect(push(ana, customer, forged, anas)).toBe('not-author');
		expect(push(luis, customer, forged, anas)).toBeNull();
	});

	test('that say where a reopened value came from are known to the server too', () => {
		const body = edited(cardOf(ana), ana);
		const from = (o: string) => ({ ...body, m: { ...body.m, o: { givenName: o } } });
		expect(push(ana, customer, from(stampOf(ana, NOW - MINUTE)), anas)).toBeNull();
		expect(push(ana, customer, from(stampOf(luis)), anas)).toBe('malformed');
	});

	test('hold together', () => {
		const body = edited(cardOf(ana), ana);
		const vv = { dana: stampOf(ana, NOW - MINUTE) };
		expect(push(ana, customer, { ...body, m: { ...body.m, vv } }, anas)).toBe('malformed');
	});
});

describe('a document', () => {
	test.each([
		['an id of nobody', 'customer:rosa', 'unknown-id'],
		['a design document', '_design/x', 'unknown-id'],
		[
			'fields of another kind',
			`purchase:${CID}:${ULID}`,
			'malformed: product: Invalid input: expected string, received undefined'
		]
	])('with %s is refused', (_, id, refusal) => {
		expect(push(ana, id, visit(ana), besideAnas)).toBe(refusal);
	});

	test.each([
		['256 kB', { summary: 'x', big: ['y'.repeat(300_000)] }],
		['20 levels', { deep: JSON.parse('['.repeat(21) + ']'.repeat(21)) as unknown }],
		['2,000 keys', { wide: Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [i, i])) }]
	])('beyond %s is refused', (_, extra) => {
		expect(push(ana, `activity:${CID}:${ULID}`, visit(ana, extra), besideAnas)).toBe('too-large');
	});

	test('with a card number in a text is refused', () => {
		const told = visit(ana, { note: 'paga con 4111 1111 1111 1111' });
		expect(push(ana, `activity:${CID}:${ULID}`, told, besideAnas)).toBe('card-number');
	});

	test('that gives a password away is refused, unless it stands there from before', () => {
		const id = `activity:${CID}:${ULID}`;
		const told = visit(ana, { note: 'Contraseña: centeno99' });
		expect(push(ana, id, told, besideAnas)).toBe('password');
		const before = { ...besideAnas, tree: [{ ...leaf(told), id }] };
		const edit = (path: string, value: string) =>
			push(ana, id, applyEdits(told, [{ op: 'set', path, value }], stampOf(ana, NOW + 1)), before);
		expect(edit('summary', 'Centeno')).toBeNull();
		expect(edit('summary', 'pwd: otra')).toBe('password');
		expect(edit('note', 'la sabe Luis')).toBeNull();
	});

	test('of the directory is written by administrators alone', () => {
		const team = createBody({ schema: 1, name: 'Comercial' }, stampOf(ana));
		expect(push(ana, 'team:comercial', team, nothing)).toBe('not-allowed');
		const marta = principal('marta', 'administrator');
		const hers = createBody({ schema: 1, name: 'Comercial' }, stampOf(marta));
		expect(push(marta, 'team:comercial', hers, nothing)).toBeNull();
	});
});

describe('a field that an administrator adds to the card', () => {
	const marta = principal('marta', 'administrator');
	const id = 'settings:field-favourite-bread';
	const field = {
		schema: 1,
		label: { es: 'Pan preferido', en: 'Favourite bread' },
		purpose: { es: 'Para avisar cuando hay' },
		type: 'choice',
		section: 'core',
		options: [
			{ value: 'rye', label: { en: 'Rye' } },
			{ value: 'spelt', label: { en: 'Spelt' } }
		]
	};
	const written = (changes: JsonBody) => createBody({ ...field, ...changes }, stampOf(marta));
	const stored = (): OnServer => ({ ...nothing, tree: [leaf(written({}))] });

	test('is written by administrators alone', () => {
		expect(push(marta, id, written({}), nothing)).toBeNull();
		const byAna = createBody(field, stampOf(ana));
		expect(push(ana, id, byAna, nothing)).toBe('not-allowed');
	});

	test.each([
		['without a name', { label: {} }],
		['with an empty name', { label: { es: '  ' } }],
		['that does not say what it is for', { purpose: {} }],
		['with a choice of one', { options: [field.options[0] ?? null] }],
		['that offers one choice twice', { options: [...field.options, ...field.options] }],
		['of a type that nobody knows', { type: 'program' }],
		['in a section that nobody knows', { section: 'elsewhere' }]
	])('%s is none', (_what, changes) => {
		expect(push(marta, id, written(changes), nothing)).toMatch(/^malformed/);
	});

	test('may be called otherwise later, and stays of its type and in its section', () => {
		const edit = (path: string, value: string | null) =>
			applyEdits(
				written({}),
				[{ op: 'set', path, value }],
				formatStamp({ ms: NOW, counter: 1, device: marta.device })
			);
		const renamed = applyEdits(
			written({}),
			[{ op: 'set', path: 'label', value: { es: 'Pan favorito' } }],
			formatStamp({ ms: NOW, counter: 1, device: marta.device })
		);
		expect(push(marta, id, renamed, stored())).toBeNull();
		expect(push(marta, id, edit('type', 'text'), stored())).toMatch(/^malformed/);
		expect(push(marta, id, edit('section', 'billing'), stored())).toMatch(/^malformed/);
	});
});
