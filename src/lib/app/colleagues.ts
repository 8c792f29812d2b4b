import { person, place } from '#domain/documents/directory.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';

/** Names of colleagues and territories, kept in memory: every card and list shows some. */
export class Colleagues {
	#names = new Map<string, string>();
	#byDevice = new Map<string, string>();
	#territories = new Map<string, string>();

	async load(database: LocalDatabase): Promise<void> {
		const [people, territories] = await Promise.all([
			readDocuments(database, startingWith('person:'), person),
			readDocuments(database, startingWith('territory:'), place)
		]);
		this.#names = new Map(people.map((each) => [withoutKind(each._id), each.name]));
		this.#byDevice = new Map(
			people.flatMap((each) =>
				(each.devices ?? []).map((device) => [device, withoutKind(each._id)] as const)
			)
		);
		this.#territories = new Map(territories.map((each) => [withoutKind(each._id), each.name]));
	}

	/** '' for someone whom the device does not know. */
	nameOf(uid: string): string {
		return this.#names.get(uid) ?? '';
	}

	/** uid of whoever used the device that wrote a stamp, or null */
	userOfDevice(device: string): string | null {
		return this.#byDevice.get(device) ?? null;
	}

	/** All that the device knows. */
	territories(): readonly { readonly slug: string; readonly name: string }[] {
		return [...this.#territories].map(([slug, name]) => ({ slug, name }));
	}

	/** The slug itself for a territory that the device does not know. */
	territoryName(slug: string): string {
		return this.#territories.get(slug) ?? slug;
	}
}

export function isOfColleagues(id: string): boolean {
	return id.startsWith('person:') || id.startsWith('territory:');
}

function withoutKind(id: string): string {
	return id.slice(id.indexOf(':') + 1);
}
