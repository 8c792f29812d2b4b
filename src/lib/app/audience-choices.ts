import { levelOf } from '#domain/access/decide-customer.ts';
import { person, place, role } from '#domain/documents/directory.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { AudienceChoices, NamedAudience } from './segments-api.ts';

/** Whom something can be shared with. Roles that see no customers, such as a kiosk's, say so. */
export async function readAudiences(database: LocalDatabase): Promise<AudienceChoices> {
	const [roles, teams, territories, people] = await Promise.all([
		readDocuments(database, startingWith('role:'), role),
		readDocuments(database, startingWith('team:'), place),
		readDocuments(database, startingWith('territory:'), place),
		readDocuments(database, startingWith('person:'), person)
	]);
	return {
		roles: roles.map((each) => ({
			id: each._id,
			name: each.name,
			customers: levelOf(each, 'core') !== 'none'
		})),
		teams: named(teams),
		territories: named(territories),
		people: named(people)
	};
}

function named(all: readonly { readonly _id: string; readonly name: string }[]): NamedAudience[] {
	return all
		.map(({ _id, name }) => ({ id: _id, name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
