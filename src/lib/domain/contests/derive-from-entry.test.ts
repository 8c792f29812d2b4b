import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entry as entrySchema } from '../documents/contest.ts';
import { customerCore } from '../documents/customer.ts';
import { activity as activitySchema, consent as consentSchema } from '../documents/events.ts';
import { revisionHash } from '../merge/revision-hash.ts';
import { buildEntry, type Submission } from './build-entry.ts';
import { capture, contest, entryUlid, kid, submission } from './contest-builders.ts';
import { deriveFromEntry } from './derive-from-entry.ts';

const full: Partial<Submission> = {
	answers: {
		givenName: ' María del Carmen ',
		familyName: 'García-López Ruiz',
		phone: '600 123 456',
		email: 'maria@ejemplo.es',
		street: 'Calle Mayor',
		postalCode: '28013',
		city: 'Madrid',
		birthDate: '',
		'x-colour': 'red'
	}
};

describe('an entry', () => {
	it('is a valid document that holds what was answered, and nothing for what was not', () => {
		const entry = buildEntry(submission(full), contest({}), capture);
		expect(entrySchema.parse(entry)).toEqual(entry);
		expect(entry).toMatchObject({
			_id: `entry:${kid}:${entryUlid}`,
			at: '2026-11-21T10:32:00.000Z',
			by: 'luis',
			country: 'ES',
			phoneNumber: '+34600123456'
		});
		expect(entry.answers).toMatchObject({ givenName: 'María del Carmen', 'x-colour': 'red' });
		expect(entry.answers).not.toHaveProperty('birthDate');
		expect(entry).not.toHaveProperty('customer');
	});

	it('keeps a number that was not understood as it was typed', () => {
		const entry = buildEntry(submission({ answers: { phone: '12' } }), contest({}), capture);
		expect(entry.answers.phone).toBe('12');
		expect(entry).not.toHaveProperty('phoneNumber');
	});

	it('is the same document, however often it is saved', () => {
		const save = () => buildEntry(submission(full), contest({}), capture);
		expect(save()).toEqual(save());
	});
});

describe('the customer that follows from an entry', () => {
	it('has its answers in the fields of the card, and its ulid', () => {
		const [card] = derive(full);
		expect(card?.id).toBe(`customer:${entryUlid}`);
		expect(customerCore.parse({ _id: card?.id, ...card?.body })).toMatchObject({
			type: 'person',
			givenName: 'María del Carmen',
			familyName: 'García-López Ruiz',
			phones: [{ kind: 'mobile', number: '+34600123456', typed: '600 123 456' }],
			emails: [{ kind: 'personal', address: 'maria@ejemplo.es' }],
			addresses: [
				{
					kind: 'home',
					street: 'Calle Mayor',
					postalCode: '28013',
					city: 'Madrid',
					country: 'ES'
				}
			],
			stage: 'prospeccion',
			source: 'contest',
			campaign: kid,
			assigned: { owner: 'luis', territory: 'north' }
		});
		expect(card?.body).not.toHaveProperty('birthDate');
		expect(card?.body).not.toHaveProperty('x-colour');
	});

	it('has no empty field, item or list', () => {
		const [card] = derive({ answers: { givenName: 'Ana', email: '  ' } });
		expect(card?.body).not.toHaveProperty('emails');
		expect(card?.body).not.toHaveProperty('phones');
		expect(card?.body).not.toHaveProperty('addresses');
		expect(card?.body).not.toHaveProperty('familyName');
	});

	it('has all its fields under the stamp of the entry', () => {
		const [card] = derive(full);
		const { m } = customerCore.parse({ _id: card?.id, ...card?.body });
		expect(m?.vv).toEqual({ dLUIS: capture.stamp });
		expect(new Set(Object.values(m?.f ?? {}))).toEqual(new Set([capture.stamp]));
		expect(Object.keys(m?.f ?? {})).toContain('givenName');
	});

	it('is not made when the rep recognised someone: the consents are that person’s', () => {
		const recognised = '01HZZZZZZZZZZZZZZZZZCST000';
		const derived = derive({ ...full, customer: recognised });
		expect(derived.map(({ id }) => id.split(':').slice(0, 2).join(':'))).toEqual([
			`consent:${recognised}`
		]);
	});

	it('is made all the same when what was recognised is no customer', () => {
		expect(derive({ ...full, customer: 'Ana' })[0]?.id).toBe(`customer:${entryUlid}`);
	});

	it('stays a readable card, however long an answer is', () => {
		const [card] = derive({ answers: { givenName: `${'x'.repeat(399)}😀` } });
		const parsed = customerCore.parse({ _id: card?.id, ...card?.body });
		expect(parsed.givenName).toBe('x'.repeat(399));
	});

	it('cannot follow from something else', () => {
		const entry = buildEntry(submission(full), contest({}), capture);
		expect(() => deriveFromEntry({ ...entry, _id: `customer:${kid}` })).toThrow('not an entry');
	});
});

describe('the consents that follow from an entry', () => {
	const consents: Submission['consents'] = [
		{ purpose: 'rules', granted: true, text: 'Acepto.', version: '1' },
		{ purpose: 'offers', channel: 'email', granted: false, text: 'Ofertas.', version: '2' }
	];

	it('are one piece of evidence for each answer, also for a no', () => {
		const [, rules, offers] = derive({ consents });
		const parsed = consentSchema.parse({ _id: offers?.id, ...offers?.body });
		expect(parsed).toEqual({
			_id: offers?.id,
			schema: 1,
			purpose: 'offers',
			channel: 'email',
			granted: false,
			text: 'Ofertas.',
			version: '2',
			language: 'es',
			at: '2026-11-21T10:32:00.000Z',
			by: 'luis',
			device: 'dLUIS',
			entry: `entry:${kid}:${entryUlid}`
		});
		expect(rules?.id).not.toBe(offers?.id);
		expect(rules?.body).not.toHaveProperty('channel');
	});
});

describe('device and server', () => {
	const anyAnswer = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(undefined));
	const anyAnswers = fc.record({
		givenName: anyAnswer,
		familyName: anyAnswer,
		phone: anyAnswer,
		email: anyAnswer,
		city: anyAnswer
	});

	it('derive the same revisions, in whatever order the keys of the entry arrive', () => {
		fc.assert(
			fc.property(anyAnswers, (answers) => {
				const entry = buildEntry(submission({ answers }), contest({}), capture);
				const sent: unknown = JSON.parse(JSON.stringify(reversed(entry)));
				const arrived = entrySchema.parse(sent);
				expect(deriveFromEntry(arrived)).toEqual(deriveFromEntry(entry));
			})
		);
	});

	it('name each revision by the hash of its content', () => {
		fc.assert(
			fc.property(anyAnswers, (answers) => {
				for (const { id, rev, path, deleted, body } of derive({ answers })) {
					expect(rev).toBe(`1-${revisionHash({ id, body, deleted, parents: [] })}`);
					expect(path).toEqual([rev]);
				}
			})
		);
	});
});

function derive(given: Partial<Submission>) {
	return deriveFromEntry(buildEntry(submission(given), contest({}), capture));
}

function reversed(entry: object): object {
	return Object.fromEntries(Object.entries(entry).reverse());
}

describe('what was learnt beside the answers', () => {
	const remarks = {
		interest: 'high',
		tags: ['Horno de leña'],
		note: 'Quiere una visita en enero',
		phones: [{ kind: 'work', typed: '915 55 01 23' }],
		emails: [{ kind: 'work', address: 'compras@ejemplo.es' }]
	} as const satisfies Submission['remarks'];
	const given = {
		...full,
		remarks: { ...remarks, tags: [...remarks.tags] }
	} as Partial<Submission>;

	it('stands on the card from the first moment, where segments ask for it', () => {
		const [card] = derive(given);
		expect(customerCore.parse({ _id: card?.id, ...card?.body })).toMatchObject({
			interest: 'high',
			tags: [{ value: 'Horno de leña' }],
			phones: [
				{ kind: 'mobile', number: '+34600123456' },
				{ kind: 'work', number: '+34915550123', typed: '915 55 01 23' }
			],
			emails: [{ address: 'maria@ejemplo.es' }, { kind: 'work', address: 'compras@ejemplo.es' }]
		});
	});

	it('in words is a note of its own, also of somebody who was recognised', () => {
		const customer = '01J0000000000000000000CCC0';
		const [note] = derive({ ...given, customer }).slice(-1);
		expect(note?.id).toMatch(`activity:${customer}:`);
		expect(activitySchema.parse({ _id: note?.id, ...note?.body })).toMatchObject({
			channel: 'note',
			summary: 'Quiere una visita en enero',
			by: 'luis'
		});
	});

	it('leaves an entry as it was where there is nothing of it', () => {
		const plain = buildEntry(submission(full), contest({}), capture);
		expect(buildEntry(submission({ ...full, remarks: {} }), contest({}), capture)).toEqual(plain);
	});
});
