import { newUlid } from '#domain/documents/ulid.ts';
import { firstRevision } from '../../../sync-server/admin/first-revision.ts';
import { seededRandom } from '../../../sync-server/demo/seeded-random.ts';
import type { RevisionInput } from '../../../sync-server/storage/port.ts';
import { plainCustomer } from './server-company.ts';

const STAFF = 1000;
const TERRITORIES = 100;
const TEAMS_EACH = 2;
/** Of the staff: they see the whole base. */
const OFFICE = 5;
const FOUNDED = Date.UTC(2026, 0, 1);

export interface Colleague {
	readonly uid: string;
	readonly login: string;
	readonly roles: readonly string[];
	readonly teams: readonly string[];
	readonly territories: readonly string[];
	/** of the customers that are theirs */
	readonly assigned: {
		readonly owner: string;
		readonly team: string;
		readonly territory: string;
	};
}

/** A thousand people in a hundred territories of two teams: reps, who see their territory, and an office. */
export function largeStaff(): readonly Colleague[] {
	const random = seededRandom('large staff');
	return Array.from({ length: STAFF }, (_, index) => {
		const uid = newUlid(FOUNDED + index, random);
		const territory = `t${index % TERRITORIES}`;
		const team = `${territory}-${Math.floor(index / TERRITORIES) % TEAMS_EACH}`;
		return {
			uid,
			login: `colleague-${index}`,
			roles: [index < OFFICE ? 'supervisor' : 'rep'],
			teams: [team],
			territories: [territory],
			assigned: { owner: uid, team, territory }
		};
	});
}

/** So many customers, spread evenly over those whose they are, who are known to all by name. */
export function* customersOf(staff: readonly Colleague[], count: number): Generator<RevisionInput> {
	for (const { uid, login } of staff) {
		yield firstRevision(`person:${uid}`, { schema: 1, name: login }, FOUNDED);
	}
	const random = seededRandom('customers of a large staff');
	for (let index = 0; index < count; index++) {
		const owner = staff[Math.floor(random() * staff.length)];
		if (owner === undefined) throw new RangeError('nobody is there');
		yield plainCustomer(newUlid(FOUNDED + index, random), owner.assigned, index);
	}
}
