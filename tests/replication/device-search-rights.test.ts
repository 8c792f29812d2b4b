import { shippedRoles, shippedSections } from '#domain/access/shipped-roles.ts';
import type { Section } from '#domain/documents/ids.ts';
import type { SegmentNode } from '#domain/documents/segment.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { knownCustomer } from '../builders/documents.ts';
import { openBackOffice, type BackOffice } from './back-office.ts';
import { signedInEngine } from './signed-in-engine.ts';

const AT = Date.UTC(2026, 0, 2);
const at = new Date(AT).toISOString();
const later = new Date(AT + 1).toISOString();
const rosa = knownCustomer('ana', { givenName: 'Rosa', familyName: 'Vidal' });
const { cid } = rosa;
const SECTIONS = shippedSections.filter((section) => section !== 'core' && section !== 'link');

interface Told {
	readonly id: string;
	readonly values: JsonObject;
	/** what is in it, to be looked for; null where nothing is written in words */
	readonly word: string | null;
	readonly asked: SegmentNode;
}

const text = (field: 'notes' | 'contract' | 'taxId', value: string): SegmentNode => ({
	kind: 'text',
	field,
	how: 'contains',
	value
});
const none = (of: 'activity' | 'complaint' | 'task' | 'purchase'): SegmentNode => ({
	kind: 'count',
	events: { of },
	compare: 'atMost',
	value: 0
});
const eventId = (kind: string): string => `${kind}:${cid}:${newUlid(AT, () => 0.5)}`;
const event = { by: 'ana', at, owner: 'ana' };

const TOLD: Readonly<Record<(typeof SECTIONS)[number], Told>> = {
	notes: {
		id: `customer:${cid}:notes`,
		values: { notes: 'melancolía' },
		word: 'melancolia',
		asked: text('notes', 'melancolía')
	},
	commercial: {
		id: `customer:${cid}:commercial`,
		values: { contract: 'exclusividad' },
		word: 'exclusividad',
		asked: text('contract', 'exclusividad')
	},
	billing: {
		id: `customer:${cid}:billing`,
		values: { taxId: 'B99887766' },
		word: 'b99887766',
		asked: text('taxId', 'B99887766')
	},
	activity: {
		id: eventId('activity'),
		values: { ...event, channel: 'visit', summary: 'goteras' },
		word: 'goteras',
		asked: none('activity')
	},
	complaint: {
		id: eventId('complaint'),
		values: { ...event, summary: 'mojado' },
		word: 'mojado',
		asked: none('complaint')
	},
	task: {
		id: eventId('task'),
		values: { ...event, title: 'presupuesto' },
		word: 'presupuesto',
		asked: none('task')
	},
	purchase: {
		id: eventId('purchase'),
		values: { ...event, product: 'centeno', amount: 100, currency: 'EUR' },
		word: 'centeno',
		asked: none('purchase')
	},
	consent: {
		id: eventId('consent'),
		values: {
			...event,
			purpose: 'news',
			granted: true,
			text: 'Sí',
			version: '1',
			language: 'es',
			device: 'd'
		},
		word: null,
		asked: { kind: 'not', of: { kind: 'consent', purpose: 'news', granted: true } }
	}
};

/** A rep who may read everything but one section. */
function roleWithout(section: Section) {
	const rep = shippedRoles.find(({ slug }) => slug === 'administrator');
	if (rep === undefined) throw new TypeError('no such role');
	const { values } = rep;
	const sections = { ...values.sections, [section]: 'none' };
	return firstRevision(`role:without-${section}`, { ...values, sections, verbs: ['history'] }, AT);
}

let company: Company;
let back: BackOffice;
beforeAll(async () => {
	const all = Object.values(TOLD).map(({ id, values }) =>
		firstRevision(id, { schema: 1, ...values }, AT)
	);
	company = await startCompany({
		documents: [rosa.revision, ...all, ...SECTIONS.map(roleWithout)]
	});
	back = await openBackOffice(company);
});
afterAll(async () => {
	await back.close();
	await company.close();
});

test.each(SECTIONS)('whoever may not read %s learns nothing of it in any way', async (section) => {
	await back.place('ana', { roles: [`without-${section}`] });
	const { engine, held } = await signedInEngine(company, 'ana');
	const search = async (word: string) => {
		const query = { text: word, sort: [], language: 'es', offset: 0, limit: 10 };
		return (await engine.customers(query)).total;
	};
	const segment = (where: SegmentNode) => {
		const page = { sort: [], language: 'es', timeZone: 'UTC', offset: 0, limit: 10 } as const;
		return engine.askSegment({ where, ...page });
	};
	// What is not found is looked for last, when all texts have been read.
	const others = SECTIONS.filter((other) => other !== section);
	for (const other of [...others, section]) {
		const { id, word, asked } = TOLD[other];
		const isHidden = other === section;
		expect(held.includes(id), `${id} is on the device`).toBe(!isHidden);
		if (word !== null)
			await expect.poll(() => search(word), { message: word }).toBe(isHidden ? 0 : 1);
		const answer = await segment(asked);
		// Neither a count of those who have none tells how many have some.
		if (isHidden) expect(answer).toMatchObject({ total: 0, rows: [] });
		expect(answer.refused.length > 0, other).toBe(isHidden);
	}
	const card = await engine.customer(cid);
	expect(card?.rights).toMatchObject({ [section]: 'none' });
	expect(JSON.stringify(card)).not.toContain(TOLD[section].id);
	const { word } = TOLD[section];
	if (word !== null) expect(JSON.stringify(card).toLowerCase()).not.toContain(word);
	const agenda = (await engine.agenda()).map(({ docId }) => docId);
	expect(agenda).not.toContain(TOLD[section].id);
	expect(agenda).toHaveLength(2 - Number(section === 'task' || section === 'complaint'));
	const complaints = await engine.complaintTimes({ period: 'days30', timeZone: 'UTC' });
	expect(complaints?.open).toBe(section === 'complaint' ? undefined : 1);
	const choices = await engine.segmentChoices();
	expect(choices.sections).not.toContain(section);
	if (section === 'purchase') expect(choices).toMatchObject({ products: [], currencies: [] });
	if (section === 'consent') expect(choices.purposes).toEqual([]);
	const { filters, sorts } = await engine.facets();
	expect(filters.includes('quiet')).toBe(section !== 'activity');
	expect(sorts.includes('recent')).toBe(section !== 'activity');
	const quiet = { text: '', sort: [], notContactedSince: later, offset: 0, limit: 10 };
	expect((await engine.customers(quiet)).total).toBe(section === 'activity' ? 0 : 1);
	const history = await company.signIn('ana').then((ana) => ana.get(`/api/v1/history/${cid}`));
	expect(JSON.stringify(history.body)).not.toContain(TOLD[section].id);
	await engine.erase();
});
