import { newUlid } from '../../src/lib/domain/documents/ulid.ts';
import type { Contest } from '../../src/lib/domain/documents/contest.ts';
import type { CustomerCore } from '../../src/lib/domain/documents/customer.ts';
import type { Activity } from '../../src/lib/domain/documents/events.ts';
import type { CustomerCard, OpenConflict } from '../../src/lib/app/engine-api.ts';
import type { FakeWorld } from './fake-engine.ts';
import { allReady, calm, noComplaints } from './fake-engine.ts';

const DAY_MS = 86_400_000;

/** given name, family name, company, job title, stage, city, postal code, country, phone, days since contact */
type Person = readonly [
	string,
	string,
	string,
	string,
	string,
	string,
	string,
	string,
	string,
	number | null
];

// prettier-ignore
const PEOPLE: readonly Person[] = [
	['María del Carmen', 'López Ruiz', 'Panadería Sol', 'Gerente', 'fidelizacion', 'Sevilla', '41003', 'ES', '+34654120987', 1],
	['Omar', 'Martínez Ruiz', '', '', 'conversion', 'Madrid', '28012', 'ES', '+34611223344', 3],
	['Claire', 'Marchand', 'Atelier Bleu', 'Directrice', 'oportunidad', 'Lyon', '69002', 'FR', '+33612345678', 8],
	['José María', 'Gómez', 'Ferretería El Clavo', '', 'prospeccion', 'Guadalajara', '44100', 'MX', '+523312345678', null],
	['Marta', 'Torres Vidal', '', '', 'conversion', 'Valencia', '46001', 'ES', '+34655001122', 12],
	['Ana', 'Marín Soler', 'Óptica Vista', 'Propietaria', 'fidelizacion', 'Barcelona', '08008', 'ES', '+34677889900', 21],
	['Robert', 'Marsh', '', '', 'oportunidad', 'Montréal', 'H4A 2L1', 'CA', '+15145550199', 40],
	['Lucía', 'Domarco', 'Vinos Alto', '', 'prospeccion', 'Zaragoza', '50004', 'ES', '+34600998877', null],
	['Wolfeschlegelsteinhausenbergerdorff', 'de la Fuente y Fernández de Córdoba', 'Sociedad Cooperativa Andaluza de Panaderos Artesanos', 'Responsable de aprovisionamiento y logística', 'evangelista', 'San Sebastián de los Reyes', '28703', 'ES', '+34688776655', 90],
	['Élodie', 'Nguyen', '', '', 'conversion', 'Paris', '75011', 'FR', '+33698765432', 5]
];

/** A rep's device on a working day: customers in three languages, a contest, two conflicts. */
export function fakeWorld(now: number, count = 240): FakeWorld {
	const cards = Array.from({ length: count }, (_, index) => cardOf(index, now));
	const [carmen, omar] = cards;
	const conflicts =
		carmen === undefined || omar === undefined
			? []
			: [phoneConflict(carmen, now), cityConflict(omar, now)];
	return {
		cards: cards.map((card) => ({
			...card,
			conflicts: conflicts.filter(({ cid }) => cid === card.cid)
		})),
		contests: [breadFair, wineFair],
		conflicts,
		settled: [],
		pending: [
			{ id: 'entry:1', title: 'Carmen López', since: now - 8 * 60_000 },
			{ id: 'entry:2', title: 'Pablo Iriarte', since: now - 5 * 60_000 },
			{ id: 'customer:3', title: 'Marta Torres Vidal', since: now - 60_000 }
		],
		rejected: [],
		agenda: [],
		complaints: noComplaints,
		history: { '': { kind: 'offline' } },
		draw: { kind: 'offline' },
		duplicates: { pairs: [], total: 0, stale: false, mayMerge: true, disputed: [] },
		comparison: null,
		links: {},
		readers: { kind: 'offline' },
		viewable: { allowed: false, people: [] },
		customersAs: { kind: 'offline' },
		cardAs: { kind: 'offline' },
		erasure: { kind: 'offline' },
		segments: [],
		members: {},
		mayCapture: true,
		mayPublish: true,
		contestPages: [],
		weight: null,
		publishReply: { kind: 'published', version: 1 },
		signed: null,
		pictures: { kind: 'none' },
		kiosk: { locked: null, pinSet: false },
		readiness: allReady,
		fields: { custom: [], hidden: [], editable: true },
		fieldCounts: { cards: 0, filled: {}, unread: [], uses: {}, young: [] },
		contactInterval: { days: 14, editable: false },
		historyKeeping: { keep: 'always', editable: false },
		historyPreviews: {},
		campaigns: { mayBegin: true, campaigns: [] },
		belonging: null,
		filters: ['stages', 'territories', 'tags', 'quiet', 'archived'],
		sorts: ['name', 'recent', 'stage', 'company', 'place'],
		eventDevices: { kind: 'offline' },
		status: {
			...calm,
			phase: 'waiting',
			pending: 3,
			conflicts: conflicts.length,
			lastSync: now - 1_200_000
		}
	};
}

function cardOf(index: number, now: number): CustomerCard {
	const person = PEOPLE[index % PEOPLE.length]!;
	const [givenName, familyName, companyName, jobTitle, stage, city, postalCode, country, phone] =
		person;
	const round = Math.floor(index / PEOPLE.length);
	const cid = newUlid(now - index * 1000, seeded(index + 1));
	const core: CustomerCore = {
		_id: `customer:${cid}`,
		schema: 1,
		type: 'person',
		givenName,
		familyName: round === 0 ? familyName : `${familyName} ${round}`,
		...(companyName === '' ? {} : { companyName }),
		...(jobTitle === '' ? {} : { jobTitle }),
		birthDate: '1979-05-14',
		stage,
		customerSince: '2022-03-01',
		phones: [
			{
				id: 'p1',
				kind: 'mobile',
				number: round === 0 ? phone : phone.slice(0, -3) + String(100 + round)
			},
			{ id: 'p2', kind: 'work', number: '+34954220118' }
		],
		emails: [{ id: 'e1', kind: 'work', address: 'carmen.lopez@panaderiasol.es' }],
		addresses: [
			{
				id: 'a1',
				kind: 'physical',
				street: country === 'FR' ? 'rue Mercière' : 'C/ Feria',
				number: '112',
				complement: 'bajo',
				postalCode,
				city,
				country
			}
		],
		tags:
			index % 3 === 0
				? [
						{ id: 't1', value: 'hornos' },
						{ id: 't2', value: 'feria 2025' }
					]
				: [],
		assigned: { owner: 'ana', territory: 'norte' }
	};
	const [, , , , , , , , , contacted] = person;
	return {
		cid,
		core,
		ownerName: 'Ana Prieto',
		territoryName: 'Zona norte',
		mark: index % 4 === 0 ? 'device' : index % 7 === 3 ? 'sending' : 'server',
		editable: true,
		conflicts: [],
		activities: contacted === null ? [] : activitiesOf(cid, contacted, now),
		purchases: [
			{
				_id: `purchase:${cid}:1`,
				schema: 1,
				by: 'ana',
				at: new Date(now - 20 * DAY_MS).toISOString(),
				product: 'Levadura y moldes',
				quantity: 3,
				amount: 51_240,
				currency: 'EUR'
			}
		],
		consents: [
			{
				_id: `consent:${cid}:1`,
				schema: 1,
				purpose: 'rules',
				granted: true,
				text: 'Acepto las bases del sorteo y que Panadería Unida use mis datos para avisarme si gano.',
				version: '1',
				language: 'es',
				at: new Date(now - 40 * DAY_MS).toISOString(),
				by: 'ana',
				device: 'd1'
			},
			{
				_id: `consent:${cid}:2`,
				schema: 1,
				purpose: 'news',
				channel: 'whatsapp',
				granted: false,
				text: 'Quiero recibir novedades por WhatsApp. Puedo retirarlo cuando quiera.',
				version: '1',
				language: 'es',
				at: new Date(now - 40 * DAY_MS).toISOString(),
				by: 'ana',
				device: 'd1'
			}
		]
	};
}

function activitiesOf(
	cid: string,
	days: number,
	now: number
): (Activity & { readonly byName: string })[] {
	const at = (back: number): string => new Date(now - back * DAY_MS).toISOString();
	const base = { schema: 1, by: 'luis', byName: 'Luis' };
	return [
		{
			...base,
			_id: `activity:${cid}:1`,
			channel: 'call',
			at: at(days),
			summary: 'quiere presupuesto de dos hornos'
		},
		{
			...base,
			_id: `activity:${cid}:2`,
			channel: 'visit',
			at: at(days + 14),
			summary: 'en el obrador'
		},
		{
			...base,
			_id: `activity:${cid}:3`,
			channel: 'email',
			at: at(days + 30),
			summary: 'catálogo de otoño'
		},
		{
			...base,
			_id: `activity:${cid}:4`,
			channel: 'note',
			at: at(days + 31),
			summary: 'cierra los lunes'
		},
		{
			...base,
			_id: `activity:${cid}:5`,
			channel: 'call',
			at: at(days + 60),
			summary: 'pedido incompleto, resuelto'
		},
		{ ...base, _id: `activity:${cid}:6`, channel: 'message', at: at(days + 90), summary: '' }
	];
}

function phoneConflict(card: CustomerCard, now: number): OpenConflict {
	return {
		docId: card.core._id,
		cid: card.cid,
		customerName: 'María del Carmen López Ruiz',
		path: 'phones/p1/number',
		itemKind: 'mobile',
		values: [
			{
				value: '+34654120987',
				byName: 'Ana',
				mine: true,
				at: now - 40 * 60_000,
				stamp: '000000000bb80001-d1'
			},
			{
				value: '+34611908344',
				byName: 'Luis',
				mine: false,
				at: now - 59 * 60_000,
				stamp: '000000000bb80002-d2'
			}
		]
	};
}

function cityConflict(card: CustomerCard, now: number): OpenConflict {
	return {
		docId: card.core._id,
		cid: card.cid,
		customerName: 'Omar Martínez Ruiz',
		path: 'addresses/a1/city',
		itemKind: 'physical',
		values: [
			{
				value: 'Alcalá de Henares',
				byName: 'Luis',
				mine: false,
				at: now - DAY_MS,
				stamp: '000000000bb80003-d3'
			},
			{
				value: null,
				byName: 'Marta',
				mine: false,
				at: now - 2 * DAY_MS,
				stamp: '000000000bb80004-d4'
			},
			{
				value: 'Madrid',
				byName: 'Ana',
				mine: true,
				at: now - 3 * DAY_MS,
				stamp: '000000000bb80005-d5'
			}
		]
	};
}

export const breadFair: Contest = {
	_id: 'contest:01JC0000000000000000000001',
	schema: 1,
	name: 'Sorteo horno',
	event: 'Feria del Pan 2026',
	place: 'Sevilla',
	prize: {
		es: 'Un horno para tu obrador',
		fr: 'Un four pour votre fournil',
		en: 'An oven for your bakery'
	},
	state: 'running',
	from: '2026-01-01',
	to: '2030-12-31',
	country: 'ES',
	languages: ['es', 'fr', 'en'],
	notice: {
		version: '2',
		summary: {
			es: 'Panadería Unida trata estos datos para el sorteo.',
			fr: 'Panadería Unida utilise ces données pour le tirage.',
			en: 'Panadería Unida uses these details for the draw.'
		},
		text: {
			es: 'Responsable: Panadería Unida, S. L.\n\nUsamos tus datos para hacer el sorteo y avisarte si ganas. Los borramos a los seis meses, salvo que nos permitas escribirte.',
			fr: 'Responsable : Panadería Unida, S. L.\n\nNous utilisons vos données pour le tirage et pour vous prévenir si vous gagnez.',
			en: 'Controller: Panadería Unida, S. L.\n\nWe use your details to hold the draw and to tell you if you win.'
		}
	},
	questions: [
		{
			field: 'givenName',
			required: true,
			purpose: { es: 'Saber quién eres', fr: 'Savoir qui vous êtes', en: 'Know who you are' }
		},
		{
			field: 'familyName',
			required: true,
			purpose: { es: 'Saber quién eres', fr: 'Savoir qui vous êtes', en: 'Know who you are' }
		},
		{
			field: 'phone',
			required: true,
			purpose: {
				es: 'Avisarte si ganas',
				fr: 'Vous prévenir si vous gagnez',
				en: 'Tell you if you win'
			}
		},
		{
			field: 'email',
			required: false,
			purpose: {
				es: 'Mandarte el resultado',
				fr: 'Vous envoyer le résultat',
				en: 'Send you the result'
			}
		},
		{
			field: 'postalCode',
			required: false,
			purpose: {
				es: 'Saber de dónde venís',
				fr: 'Savoir d’où vous venez',
				en: 'Know where people come from'
			}
		},
		{
			field: 'city',
			required: false,
			purpose: {
				es: 'Saber de dónde venís',
				fr: 'Savoir d’où vous venez',
				en: 'Know where people come from'
			}
		},
		{
			field: 'country',
			required: false,
			purpose: {
				es: 'Entender el teléfono',
				fr: 'Comprendre le téléphone',
				en: 'Understand the phone'
			}
		}
	],
	consents: [
		{
			purpose: 'rules',
			required: true,
			label: {
				es: 'Participar en el sorteo',
				fr: 'Participer au tirage',
				en: 'Take part in the draw'
			},
			text: {
				es: 'Acepto las bases del sorteo.',
				fr: 'J’accepte le règlement.',
				en: 'I accept the rules of the draw.'
			},
			version: '1'
		},
		{
			purpose: 'news',
			channel: 'whatsapp',
			required: false,
			label: {
				es: 'Recibir novedades por WhatsApp',
				fr: 'Recevoir des nouvelles par WhatsApp',
				en: 'Receive news by WhatsApp'
			},
			text: {
				es: 'Quiero recibir novedades. Puedo retirarlo cuando quiera.',
				fr: 'Je souhaite recevoir des nouvelles.',
				en: 'I want to receive news.'
			},
			version: '1'
		}
	]
};

const wineFair: Contest = {
	...breadFair,
	_id: 'contest:01JC0000000000000000000002',
	name: 'Cata a ciegas',
	event: 'Salón del Vino',
	place: 'Zaragoza'
};

/** Park and Miller: the same world every time. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 48_271) % 2_147_483_647;
		return state / 2_147_483_647;
	};
}
