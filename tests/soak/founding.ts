import type { Ulid } from '#domain/documents/ulid.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import type { RevisionInput } from '../../sync-server/storage/port.ts';
import { people, type PersonName } from '../builders/company.ts';
import { knownCustomer, knownVisit } from '../builders/documents.ts';
import { runningContest } from '../replication/running-contest.ts';
import type { Chance } from './chance.ts';
import type { RoleRights } from '../properties/policy-oracle.ts';

export const TEAMS = ['ferias', 'tienda'];
export const TERRITORIES = ['norte', 'sur'];
/** Roles whose rights change while the simulation runs. */
export const CHANGING_ROLES = ['fieldwork', 'decisions'];

const SECTIONS = [
	'activity',
	'complaint',
	'task',
	'purchase',
	'consent',
	'notes',
	'commercial',
	'link',
	'x-vip'
];
const CUSTOMERS = 12;
const AT = Date.UTC(2026, 0, 1);

/** What the company has when it begins, besides its people. */
export function foundation(chance: Chance, kid: Ulid): readonly RevisionInput[] {
	const customers = Array.from({ length: CUSTOMERS }, () => furnished(chance));
	const roles = CHANGING_ROLES.map((slug) => roleDocument(slug, drawRights(chance)));
	return [runningContest(kid), ...roles, ...customers.flat()];
}

function furnished(chance: Chance): readonly RevisionInput[] {
	const name = chance.pick(Object.keys(people)) as PersonName;
	const territory = chance.pick(TERRITORIES);
	const assigned = { owner: people[name].uid, territory };
	const { cid, revision } = knownCustomer(name, { assigned });
	const section = { schema: 1, text: 'at first' };
	return [
		revision,
		knownVisit(name, cid),
		firstRevision(`customer:${cid}:notes`, section, AT),
		firstRevision(`customer:${cid}:x-vip`, section, AT)
	];
}

/** Rights by lot; most see cards, for of one that does not there is little to tell. */
export function drawRights(chance: Chance): RoleRights {
	const level = () => chance.pick(['none', 'read', 'write', 'write'] as const);
	return {
		rows: chance.pick(['own', 'team', 'territory', 'territory', 'all']),
		sections: {
			...Object.fromEntries(SECTIONS.map((section) => [section, level()])),
			core: chance.pick(['none', 'read', 'write', 'write', 'write', 'write'])
		},
		entries: chance.pick(['none', 'read', 'write', 'write']),
		verbs: chance.some(['assign', 'merge', 'history', 'export'])
	};
}

function roleDocument(slug: string, rights: RoleRights): RevisionInput {
	return firstRevision(`role:${slug}`, roleValues(slug, rights), AT);
}

export function roleValues(slug: string, { rows, sections, entries, verbs }: RoleRights) {
	return { schema: 1, name: { en: slug }, rows, sections, entries, verbs: [...verbs] };
}
