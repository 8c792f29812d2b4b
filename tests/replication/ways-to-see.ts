import type { JsonObject } from '#domain/kernel/json.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import type { RevisionInput } from '../../sync-server/storage/port.ts';
import type { Client } from '../builders/client.ts';
import { people } from '../builders/company.ts';
import { freshUlid } from '../builders/documents.ts';
import { editAsClient, type BackOffice } from './back-office.ts';

/**
 * The ways by which Ana comes to see something: a customer becomes hers; a role of hers is given the
 * section, or she the role; she joins its team or territory, or it is moved there.
 */
export const WAYS = [
	'user',
	'role document',
	'role of the user',
	'team of the user',
	'team of the customer',
	'territory of the user',
	'territory of the customer'
] as const;
export type Way = (typeof WAYS)[number];

/** A document of a customer which Ana does not see, until she is granted it. */
export interface Subject {
	readonly way: Way;
	/** the slug of a team, territory, role and section of its own */
	readonly slug: string;
	readonly cid: Ulid;
	/** what is granted */
	readonly id: string;
}

/** Where nobody is. */
const AWAY = 'lejos';
const AT = Date.UTC(2026, 0, 1);

export function newSubject(way: Way, slug: string): Subject {
	const cid = freshUlid();
	const id = isByRole(way) ? `customer:${cid}:x-${slug}` : `activity:${cid}:${freshUlid()}`;
	return { way, slug, cid, id };
}

/** What the server has of it at the start. */
export function documentsOf({ way, slug, cid, id }: Subject): readonly RevisionInput[] {
	const owner = isByRole(way) ? people.ana.uid : people.bruno.uid;
	const team = way === 'team of the user' ? { team: slug } : {};
	const territory = way === 'territory of the user' ? slug : AWAY;
	const card = { schema: 1, type: 'person', assigned: { owner, ...team, territory } };
	const visit = { by: people.bruno.uid, at: '2026-11-20T12:00:00Z', channel: 'visit' };
	const values = { schema: 1, summary: 'at first', ...(isByRole(way) ? {} : visit) };
	const documents = [firstRevision(`customer:${cid}`, card, AT), firstRevision(id, values, AT)];
	if (!isByRole(way)) return documents;
	const right = way === 'role of the user' ? 'write' : 'none';
	return [...documents, firstRevision(`role:${slug}`, roleWith(slug, right), AT)];
}

/** A role that sees everything that the others are about, for who edits it meanwhile. */
export function roleOfTheOffice(subjects: readonly Subject[]): RevisionInput {
	const sections = subjects.filter(({ way }) => isByRole(way)).map(({ slug }) => `x-${slug}`);
	const all = ['core', 'activity', ...sections].map((section) => [section, 'write'] as const);
	return firstRevision(
		'role:office',
		{
			schema: 1,
			name: { en: 'Office' },
			rows: 'all',
			sections: Object.fromEntries(all),
			entries: 'none',
			verbs: ['administer', 'assign']
		},
		AT
	);
}

/** Gives or takes the sight of all these at once. */
export async function turn(
	office: { readonly client: Client; readonly back: BackOffice },
	all: readonly Subject[],
	granted: ReadonlySet<Subject>,
	changed: readonly Subject[]
): Promise<void> {
	const slugsOf = (way: Way): readonly string[] =>
		all.filter((one) => one.way === way && granted.has(one)).map(({ slug }) => slug);
	await office.back.place('ana', {
		roles: [
			'rep',
			...all.filter(({ way }) => way === 'role document').map(({ slug }) => slug),
			...slugsOf('role of the user')
		],
		teams: ['corredores', ...slugsOf('team of the user')],
		territories: ['norte', ...slugsOf('territory of the user')]
	});
	const edits = changed.flatMap((subject) => editOf(subject, granted.has(subject)));
	if (edits.length > 0) await editAsClient(office.client, new Map(edits));
}

type Edit = readonly [string, (before: Readonly<Record<string, unknown>>) => JsonObject];

function editOf({ way, cid, slug }: Subject, isGranted: boolean): readonly Edit[] {
	const assign = (to: JsonObject): readonly Edit[] => [
		[
			`customer:${cid}:assignment`,
			(before) => ({ ...before, schema: 1, owner: people.bruno.uid, territory: AWAY, ...to })
		] as Edit
	];
	switch (way) {
		case 'user':
			return assign({ owner: isGranted ? people.ana.uid : people.bruno.uid });
		case 'team of the customer':
			return assign({ team: isGranted ? 'corredores' : AWAY });
		case 'territory of the customer':
			return assign({ territory: isGranted ? 'norte' : AWAY });
		case 'role document':
			return [
				[
					`role:${slug}`,
					(before) => ({ ...before, ...roleWith(slug, isGranted ? 'write' : 'none') })
				] as Edit
			];
		default:
			return [];
	}
}

function roleWith(slug: string, right: 'write' | 'none'): JsonObject {
	return {
		schema: 1,
		name: { en: slug },
		rows: 'own',
		sections: { core: 'read', [`x-${slug}`]: right },
		entries: 'none',
		verbs: []
	};
}

function isByRole(way: Way): boolean {
	return way === 'role document' || way === 'role of the user';
}
