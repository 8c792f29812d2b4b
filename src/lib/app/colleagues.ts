import { person, place } from '#domain/documents/directory.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';

/** Names of colleagues, their teams and territories, kept in memory: every card and list shows some. */
export class Colleagues {
	#names = new Map<string, string>();
	#byDevice = new Map<string, string>();
	#teams = new Map<string, string>();
	#territories = new Map<string, string>();

	async load(database: LocalDatabase): Promise<void> {
		const [people, teams, territories] = await Promise.all([
			readDocuments(database, startingWith('person:'), person),
			readDocuments(database, startingWith('team:'), place),
			readDocuments(database, startingWith('territory:'), place)
		]);
		this.#names = new Map(people.map((each) => [withoutKind(each._id), each.name]));
		this.#byDevice = new Map(
			people.flatMap((each) =>
				(each.devices ?? []).map((device) => [device, withoutKind(each._id)] as const)
			)
		);
		this.#teams = new Map(teams.map((each) => [withoutKind(each._id), each.name]));
		this.#territories = new Map(territories.map((each) => [withoutKind(each._id), each.name]));
	}

	/** '' for someone whom the device does not know. */
	nameOf(uid: string): string {
		return this.#names.get(uid) ?? '';
	}

	/** All that the device knows, by name. */
	people(): readonly { readonly uid: string; readonly name: string }[] {
		const people = [...this.#names].map(([uid, name]) => ({ uid, name }));
		return people.sort((a, b) => a.name.localeCompare(b.name));
	}

	/** uid of whoever used the device that wrote a stamp, or null */
	userOfDevice(device: string): string | null {
		return this.#byDevice.get(device) ?? null;
	}

	/** All that the device knows. */
	territories(): readonly { readonly slug: string; readonly name: string }[] {
		return [...this.#territories].map(([slug, name]) => ({ slug, name }));
	}

	/** The slug itself for a team that the device does not know. */
	teamName(slug: string): string {
		return this.#teams.get(slug) ?? slug;
	}

	/** The slug itself for a territory that the device does not know. */
	territoryName(slug: string): string {
		return this.#territories.get(slug) ?? slug;
	}
}

/**
 * What stands in an assignment by what it is called nowhere else.
 *
 * @returns null for what is no id of anybody or any place
 */
export function assignedName(colleagues: Colleagues, path: string, value: unknown): string | null {
	if (typeof value !== 'string' || value === '') return null;
	switch (path) {
		case 'owner':
			return colleagues.nameOf(value) || value;
		case 'team':
			return colleagues.teamName(value);
		case 'territory':
			return colleagues.territoryName(value);
		default:
			return null;
	}
}

export function isOfColleagues(id: string): boolean {
	return ['person:', 'team:', 'territory:'].some((kind) => id.startsWith(kind));
}

function withoutKind(id: string): string {
	return id.slice(id.indexOf(':') + 1);
}
