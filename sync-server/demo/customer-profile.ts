import type { Stage } from '#domain/documents/stages.ts';
import type { Random } from '#domain/kernel/random.ts';
import { chance, pick, pickWeighted } from './choose.ts';
import type { Language } from './language.ts';

const stageShares: readonly { readonly stage: Stage; readonly weight: number }[] = [
	{ stage: 'prospeccion', weight: 26 },
	{ stage: 'oportunidad', weight: 20 },
	{ stage: 'conversion', weight: 22 },
	{ stage: 'fidelizacion', weight: 24 },
	{ stage: 'evangelista', weight: 8 }
];

const sources = [
	{ source: 'fair', weight: 34 },
	{ source: 'referral', weight: 22 },
	{ source: 'web', weight: 20 },
	{ source: 'shop', weight: 16 },
	{ source: 'call', weight: 8 }
] as const;

const campaigns = ['navidad', 'puertas-abiertas', 'vuelta-al-obrador', 'primavera'] as const;

const tagsOf: Readonly<Record<Language, readonly string[]>> = {
	es: [
		'masa madre',
		'sin gluten',
		'pastelería',
		'ecológico',
		'cursos',
		'regalo',
		'mayorista',
		'vegano',
		'prensa',
		'VIP'
	],
	fr: [
		'levain',
		'sans gluten',
		'pâtisserie',
		'bio',
		'stages',
		'cadeau',
		'grossiste',
		'végane',
		'presse',
		'VIP'
	],
	en: [
		'sourdough',
		'gluten-free',
		'pastry',
		'organic',
		'courses',
		'gifts',
		'wholesale',
		'vegan',
		'press',
		'VIP'
	]
};

const jobTitlesOf: Readonly<Record<Language, readonly string[]>> = {
	es: ['Panadero', 'Jefa de obrador', 'Gerente', 'Encargada', 'Profesor', 'Cocinera', 'Comprador'],
	fr: [
		'Artisan boulanger',
		'Cheffe pâtissière',
		'Gérant',
		'Responsable',
		'Formatrice',
		'Cuisinier'
	],
	en: ['Baker', 'Head pastry chef', 'Owner', 'Manager', 'Tutor', 'Cook', 'Buyer']
};

export interface Profile {
	readonly stage: Stage;
	readonly source: string;
	readonly campaign?: string;
	readonly tags: readonly string[];
	readonly preferredChannel?: 'call' | 'message' | 'email' | 'visit';
}

export function profile(random: Random, language: Language): Profile {
	const { source } = pickWeighted(random, sources);
	const tags = new Set<string>();
	while (chance(random, 0.45) && tags.size < 4) tags.add(pick(random, tagsOf[language]));
	return {
		stage: pickWeighted(random, stageShares).stage,
		source,
		...(chance(random, 0.25) ? { campaign: pick(random, campaigns) } : {}),
		tags: [...tags],
		...(chance(random, 0.6)
			? { preferredChannel: pick(random, ['call', 'message', 'email', 'visit'] as const) }
			: {})
	};
}

export function jobTitle(random: Random, language: Language): string {
	return pick(random, jobTitlesOf[language]);
}

/** Whoever has bought is a customer; the others may become one. */
export function hasBought(stage: Stage): boolean {
	return stage === 'conversion' || stage === 'fidelizacion' || stage === 'evangelista';
}
