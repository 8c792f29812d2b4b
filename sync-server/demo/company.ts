import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import { seededRandom } from './seeded-random.ts';

/** The demo's company: *El Obrador*, which sells flour, tools and courses to bakers. */
export interface DemoColleague {
	readonly uid: Ulid;
	readonly login: string;
	readonly name: string;
	/** public on purpose: the demo is for looking around, and its data is made up */
	readonly password: string;
	readonly role: string;
	readonly teams: readonly string[];
	readonly territories: readonly string[];
}

export const FOUNDED = Date.UTC(2021, 8, 1, 8);

export const teams = [
	{ slug: 'comercial-norte', name: 'Comercial norte' },
	{ slug: 'comercial-sur', name: 'Comercial sur' },
	{ slug: 'oficina', name: 'Oficina' }
] as const;

export const territories = [
	{ slug: 'norte', name: 'Norte' },
	{ slug: 'sur', name: 'Sur' }
] as const;

const administrator = colleague('marta', {
	name: 'Marta Ibáñez Soler',
	password: 'pan-de-centeno',
	role: 'administrator',
	teams: ['oficina'],
	territories: ['norte', 'sur']
});

export const supervisor = colleague('sofia', {
	name: 'Sofía Roldán Prieto',
	password: 'hogaza-de-trigo',
	role: 'supervisor',
	teams: ['oficina', 'comercial-norte', 'comercial-sur'],
	territories: ['norte', 'sur']
});

export const repsOf: Readonly<Record<'norte' | 'sur', readonly DemoColleague[]>> = {
	norte: [
		colleague('ana', {
			name: 'Ana Belmonte Ríos',
			password: 'masa-madre-viva',
			role: 'rep',
			teams: ['comercial-norte'],
			territories: ['norte']
		}),
		colleague('luis', {
			name: 'Luis Cifuentes Vega',
			password: 'horno-de-piedra',
			role: 'rep',
			teams: ['comercial-norte'],
			territories: ['norte']
		})
	],
	sur: [
		colleague('bruno', {
			name: 'Bruno Alarcón Mas',
			password: 'corteza-dorada',
			role: 'rep',
			teams: ['comercial-sur'],
			territories: ['sur']
		})
	]
};

export const colleagues: readonly DemoColleague[] = [
	administrator,
	supervisor,
	...repsOf.norte,
	...repsOf.sur
];

function colleague(login: string, facts: Omit<DemoColleague, 'uid' | 'login'>): DemoColleague {
	return { uid: newUlid(FOUNDED, seededRandom(`colleague/${login}`)), login, ...facts };
}
