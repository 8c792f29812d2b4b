import type { Localised } from '../documents/localised.ts';
import { verbs, type Level, type RowScope, type Verb } from '../documents/directory.ts';

/**
 * The roles that an installation begins with. They are written once as `role:<slug>` documents and
 * are the administrator's from then on: nothing in the code asks for a role by its name.
 */
export interface ShippedRole {
	readonly slug: string;
	readonly values: {
		readonly schema: 1;
		readonly name: Localised;
		readonly rows: RowScope;
		readonly sections: Readonly<Record<ShippedSection, Level>>;
		readonly entries: Level;
		readonly verbs: readonly Verb[];
	};
}

export const shippedSections = [
	'core',
	'activity',
	'complaint',
	'task',
	'purchase',
	'consent',
	'notes',
	'commercial',
	'billing',
	'link'
] as const;
export type ShippedSection = (typeof shippedSections)[number];

type Sections = Readonly<Record<ShippedSection, Level>>;

const everything = all('write');
const nothing = all('none');

export const shippedRoles: readonly ShippedRole[] = [
	{
		slug: 'administrator',
		values: {
			schema: 1,
			name: { es: 'Administración', fr: 'Administration', en: 'Administrator' },
			rows: 'all',
			sections: everything,
			entries: 'read',
			verbs
		}
	},
	{
		slug: 'supervisor',
		values: {
			schema: 1,
			name: { es: 'Supervisión', fr: 'Supervision', en: 'Supervisor' },
			rows: 'all',
			sections: { ...everything, billing: 'read' },
			entries: 'read',
			verbs: ['assign', 'export', 'print', 'publish', 'merge', 'history']
		}
	},
	{
		slug: 'rep',
		values: {
			schema: 1,
			name: { es: 'Comercial', fr: 'Commercial', en: 'Sales rep' },
			rows: 'territory',
			sections: { ...everything, commercial: 'read', billing: 'none' },
			entries: 'write',
			verbs: ['print', 'history']
		}
	},
	{
		slug: 'support',
		values: {
			schema: 1,
			name: { es: 'Atención al cliente', fr: 'Service client', en: 'Support' },
			rows: 'all',
			// Consent is written here too: who calls to be left alone is heard at once.
			sections: {
				...nothing,
				core: 'read',
				activity: 'write',
				complaint: 'write',
				task: 'write',
				purchase: 'read',
				consent: 'write',
				notes: 'read',
				link: 'read'
			},
			entries: 'none',
			verbs: []
		}
	},
	{
		slug: 'marketing',
		values: {
			schema: 1,
			name: { es: 'Marketing', fr: 'Marketing', en: 'Marketing' },
			rows: 'all',
			sections: {
				...nothing,
				core: 'read',
				activity: 'read',
				purchase: 'read',
				consent: 'read',
				commercial: 'read',
				link: 'read'
			},
			entries: 'read',
			verbs: ['export', 'print', 'publish']
		}
	},
	{
		slug: 'accounting',
		values: {
			schema: 1,
			name: { es: 'Contabilidad', fr: 'Comptabilité', en: 'Accounting' },
			rows: 'all',
			sections: {
				...nothing,
				core: 'read',
				purchase: 'write',
				commercial: 'read',
				billing: 'write',
				link: 'read'
			},
			entries: 'none',
			verbs: ['export', 'print']
		}
	},
	{
		slug: 'caller',
		values: {
			schema: 1,
			name: { es: 'Llamadas', fr: 'Appels', en: 'Caller' },
			// Nobody but whom a campaign lends them.
			rows: 'own',
			sections: {
				...nothing,
				core: 'write',
				activity: 'write',
				task: 'write',
				consent: 'write',
				link: 'read'
			},
			entries: 'none',
			verbs: []
		}
	},
	{
		slug: 'kiosk',
		values: {
			schema: 1,
			name: { es: 'Quiosco', fr: 'Borne', en: 'Kiosk' },
			rows: 'own',
			sections: nothing,
			entries: 'write',
			verbs: []
		}
	}
];

function all(level: Level): Sections {
	return {
		core: level,
		activity: level,
		complaint: level,
		task: level,
		purchase: level,
		consent: level,
		notes: level,
		commercial: level,
		billing: level,
		link: level
	};
}
