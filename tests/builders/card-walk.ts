import type { SegmentNode, SortField } from '#domain/documents/segment.ts';
import type { JsonObject } from '#domain/kernel/json.ts';

/** Why a field has not got one of the ways: said here, or the walk fails. */
export interface Because {
	readonly because: string;
}

/** One field of the card, and the ways in which a person comes to it. */
export interface WalkedField {
	/** kind of document, or section of the customer */
	readonly document: string;
	/** key in the document; `list/key` of an item */
	readonly path: string;
	/** what is written in it, and in what goes with it */
	readonly values: JsonObject;
	/** `card` where its form is a row or a sheet of the card */
	readonly entered: 'card' | Because;
	/** what is typed to find it */
	readonly found: string | Because;
	readonly filtered: SegmentNode | Because;
	readonly sorted: SortField | Because;
}

const chosen: Because = { because: 'one of a few: found by segments' };
const aDate: Because = { because: 'a day or a figure: found by segments' };
const sentences: Because = { because: 'sentences have no order' };
const oneOfSeveral: Because = {
	because: 'an item has several parts, and its main one is sorted by'
};
const asName: Because = { because: 'sorted by as the name, surname first' };
const ofEvent: Because = { because: 'told by the timeline and the agenda, in the order of days' };

const text = (field: never, value: string): SegmentNode => ({
	kind: 'text',
	field,
	how: 'contains',
	value
});
const choice = (field: never, value: string): SegmentNode => ({
	kind: 'choice',
	field,
	in: [value]
});
const within = { is: 'between', from: '1950-01-01', to: '2060-01-01' } as const;
const some = (of: 'purchase' | 'activity' | 'complaint' | 'task'): SegmentNode => ({
	kind: 'count',
	events: { of },
	compare: 'atLeast',
	value: 1
});

const dueAt = (of: 'task' | 'complaint'): SegmentNode => ({
	kind: 'count',
	events: { of, where: [{ field: 'state', in: ['open'] }], due: within },
	compare: 'atLeast',
	value: 1
});

/** A text that one types, and finds again. */
function written(
	document: string,
	path: string,
	word: string,
	rest: { readonly field?: string; readonly sorted?: Because; readonly values?: JsonObject } = {}
): WalkedField {
	const field = (rest.field ?? path) as never;
	return {
		document,
		path,
		values: rest.values ?? { [path]: word },
		entered: 'card',
		found: word,
		filtered: text(field, word),
		sorted: rest.sorted ?? field
	};
}

/** One of what is offered. */
function picked(
	document: string,
	path: string,
	value: string,
	rest: { readonly field?: string; readonly sorted?: Because; readonly values?: JsonObject } = {}
): WalkedField {
	const field = (rest.field ?? path) as never;
	return {
		document,
		path,
		values: rest.values ?? { [path]: value },
		entered: 'card',
		found: chosen,
		filtered: choice(field, value),
		sorted: rest.sorted ?? field
	};
}

function ofItem(list: string, key: string, value: string): JsonObject {
	return { [list]: [{ id: 'i1', [key]: value }] };
}

function ofAddress(key: string, word: string, field = key): WalkedField {
	const values = ofItem('addresses', key, word);
	const sorted = field === 'houseNumber' || field === 'complement' ? { sorted: oneOfSeveral } : {};
	return written('core', `addresses/${key}`, word, { field, values, ...sorted });
}

function ofBilling(path: string, word: string): WalkedField {
	return written('billing', path, word, { field: 'billingAddress' });
}

function happened(
	document: 'purchase' | 'activity' | 'complaint' | 'task',
	path: string,
	values: JsonObject,
	found: string | Because,
	entered: 'card' | Because = 'card'
): WalkedField {
	return { document, path, values, entered, found, filtered: some(document), sorted: ofEvent };
}

const byButton: Because = { because: 'a button of its own on the card' };
const byItself: Because = { because: 'written down with it' };
const purchase = { product: 'Enkirenmehl', amount: 100, currency: 'EUR' };
const owner = 'somebody';

/** Every field of FEATURES that a document of ours holds. */
export const CARD_WALK: readonly WalkedField[] = [
	{ ...picked('core', 'type', 'supplier'), entered: { because: 'asked of a new customer' } },
	written('core', 'givenName', 'Xoana', { sorted: asName }),
	written('core', 'familyName', 'Quintairos', { sorted: asName }),
	written('core', 'honorific', 'Excma'),
	written('core', 'jobTitle', 'Zapatera'),
	written('core', 'companyName', 'Brumarium'),
	{
		...picked('core', 'birthDate', '1980-02-03'),
		found: aDate,
		filtered: { kind: 'years', field: 'age', compare: 'atLeast', value: 40 }
	},
	picked('core', 'sex', 'female'),
	picked('core', 'language', 'fr'),
	picked('core', 'preferredChannel', 'visit'),
	picked('core', 'interest', 'high'),
	{ ...picked('core', 'stage', 'fidelizacion'), entered: byButton },
	picked('core', 'source', 'referral'),
	{ ...written('core', 'campaign', 'Vendimia'), filtered: choice('campaign' as never, 'Vendimia') },
	{
		...picked('core', 'customerSince', '2019-05-01'),
		found: aDate,
		filtered: { kind: 'date', field: 'customerSince', within }
	},
	{
		...picked('core', 'archived', ''),
		values: { archived: true },
		entered: byButton,
		filtered: { kind: 'flag', field: 'archived' },
		sorted: chosen
	},
	written('core', 'phones/number', '+34611987654', {
		field: 'phone',
		values: ofItem('phones', 'number', '+34611987654')
	}),
	picked('core', 'phones/kind', 'fax', {
		field: 'phoneKind',
		values: ofItem('phones', 'kind', 'fax'),
		sorted: oneOfSeveral
	}),
	written('core', 'emails/address', 'buzon@nimbolandia.example', {
		field: 'email',
		values: ofItem('emails', 'address', 'buzon@nimbolandia.example')
	}),
	picked('core', 'emails/kind', 'work', {
		field: 'emailKind',
		values: ofItem('emails', 'kind', 'work'),
		sorted: oneOfSeveral
	}),
	picked('core', 'addresses/kind', 'postal', {
		field: 'addressKind',
		values: ofItem('addresses', 'kind', 'postal'),
		sorted: oneOfSeveral
	}),
	ofAddress('street', 'Callejuela'),
	ofAddress('number', '4711', 'houseNumber'),
	ofAddress('complement', 'Entreplanta'),
	ofAddress('postalCode', '98765'),
	ofAddress('city', 'Mondoñedo'),
	ofAddress('region', 'Terrachá'),
	picked('core', 'addresses/country', 'PT', {
		field: 'country',
		values: ofItem('addresses', 'country', 'PT')
	}),
	{
		...written('core', 'tags/value', 'Trasnochador', {
			field: 'tag',
			values: ofItem('tags', 'value', 'Trasnochador')
		}),
		filtered: choice('tag' as never, 'Trasnochador')
	},
	{
		...picked('assignment', 'owner', 'zz-colleague', {
			values: { owner: 'zz-colleague', territory: 'norte' }
		}),
		entered: 'card'
	},
	{
		...picked('assignment', 'territory', 'oeste', { values: { owner, territory: 'oeste' } }),
		entered: 'card'
	},
	{
		...picked('assignment', 'team', 'montaña', {
			values: { owner, territory: 'norte', team: 'montaña' }
		}),
		entered: 'card',
		filtered: { because: 'teams lie within territories, which one filters by' },
		sorted: { because: 'likewise' }
	},
	{
		...picked('assignment', 'discreet', ''),
		values: { owner, territory: 'norte', discreet: true },
		entered: 'card',
		filtered: { kind: 'flag', field: 'discreet' },
		sorted: chosen
	},
	written('notes', 'notes', 'melancolía', { sorted: sentences }),
	written('notes', 'personal', 'celíaca', { sorted: sentences }),
	written('commercial', 'contract', 'exclusividad', { sorted: sentences }),
	written('commercial', 'prices', 'tarifón', { sorted: sentences }),
	written('commercial', 'credit', 'sesentadías'),
	written('billing', 'legalName', 'Facturanda'),
	written('billing', 'taxId', 'B99887766'),
	ofBilling('street', 'Contaduría'),
	ofBilling('number', '8642'),
	ofBilling('complement', 'Sobreático'),
	ofBilling('postalCode', '13579'),
	ofBilling('city', 'Facturópolis'),
	ofBilling('region', 'Tesorería'),
	{ ...ofBilling('country', 'QA'), found: chosen },
	picked('billing', 'paymentMethod', 'cheque'),
	written('billing', 'iban', 'ES9121000418450200051332'),
	happened('activity', 'summary', { channel: 'visit', summary: 'desvencijado' }, 'desvencijado'),
	{
		...happened('activity', 'channel', { channel: 'message' }, chosen),
		sorted: 'lastActivity'
	},
	happened('task', 'title', { title: 'Enviar muestrario', owner }, 'muestrario'),
	{
		...happened('task', 'due', { title: 'Uno', owner, due: '2026-12-01' }, aDate),
		filtered: dueAt('task')
	},
	happened('task', 'owner', { title: 'Dos', owner }, chosen, byItself),
	happened('task', 'done', { title: 'Tres', owner, done: '2026-11-01T10:00:00Z' }, aDate, byButton),
	happened(
		'task',
		'outcome',
		{ title: 'Seis', owner, outcome: 'pospuestísimo' },
		'pospuestisimo',
		byButton
	),
	happened('complaint', 'summary', { summary: 'cascarilla', owner }, 'cascarilla'),
	{
		...happened('complaint', 'due', { summary: 'Cuatro', owner, due: '2026-12-01' }, aDate),
		filtered: dueAt('complaint')
	},
	happened('complaint', 'owner', { summary: 'Cinco', owner }, chosen, byItself),
	happened(
		'complaint',
		'resolved',
		{ summary: 'Siete', owner, resolved: '2026-11-01T10:00:00Z' },
		aDate,
		byButton
	),
	happened(
		'complaint',
		'resolution',
		{ summary: 'Ocho', owner, resolution: 'indemnizada' },
		'indemnizada',
		byButton
	),
	{ ...happened('purchase', 'product', purchase, 'enkirenmehl'), sorted: 'lastPurchase' },
	{
		...happened('purchase', 'quantity', { ...purchase, product: 'Nueve', quantity: 3 }, aDate),
		filtered: {
			kind: 'quantity',
			events: { of: 'purchase' },
			compare: 'atLeast',
			value: 3
		}
	},
	happened('purchase', 'amount', { ...purchase, product: 'Diez' }, aDate),
	happened('purchase', 'currency', { ...purchase, product: 'Once' }, chosen, byItself)
];

/** What stands in documents, and is no field of a customer. */
export const NO_FIELDS: Readonly<Record<string, string>> = {
	'core/assigned': 'an assignment without a document',
	'core/phones/typed': 'the same number, as it was typed',
	'core/phones/asOf': 'told by how old the number is',
	'core/emails/asOf': 'told by how old the address is',
	'core/addresses/asOf': 'told by how old the address is',
	'core/duplicateOf': 'of the server, for the list of duplicates',
	'core/absorbed/cid': 'told by the card as who was merged',
	'core/stageLog/stage': 'the history of the stage',
	'core/stageLog/from': 'the history of the stage',
	'core/stageLog/at': 'the history of the stage',
	'core/verified/field': 'filtered and sorted by as `checkedOn`',
	'core/verified/at': 'filtered and sorted by as `checkedOn`',
	'core/verified/of': 'which edit was verified'
};
