import { entryFault } from '#domain/contests/entry-fault.ts';
import { EntryPersons } from '#domain/contests/entry-persons.ts';
import { personTellings } from '#domain/contests/person-keys.ts';
import { contest, entry, type Contest } from '#domain/documents/contest.ts';
import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import { contentHash } from '#domain/merge/revision-hash.ts';
import type { RevisionInput, Storage } from '../storage/port.ts';
import { receivedEntries } from './received-entries.ts';
import { rulingRevision } from './rulings.ts';

interface KnownContest {
	/** of all that a ruling rests on: other rules, and it is read anew */
	readonly rules: string;
	readonly persons: EntryPersons;
}

/**
 * Says of each entry that comes whether its person has taken part already, so that who works with the
 * contest sees it at once. Who is in the draw is worked out from all entries when the list is frozen:
 * what is remembered here may be forgotten at any time.
 */
export class EntryRulings {
	readonly #storage: Pick<Storage, 'list' | 'bulkGet' | 'heads'>;
	readonly #clock: Clock;
	readonly #known = new Map<Ulid, KnownContest>();

	constructor(storage: Pick<Storage, 'list' | 'bulkGet' | 'heads'>, clock: Clock) {
		this.#storage = storage;
		this.#clock = clock;
	}

	/**
	 * Rulings on those of these revisions that are second entries, to be written with them. To be called
	 * in the writer's turn.
	 */
	async on(revisions: readonly RevisionInput[]): Promise<readonly RevisionInput[]> {
		const rulings: RevisionInput[] = [];
		for (const { id, body } of revisions) {
			const parsedId = parseDocId(id);
			if (parsedId?.kind !== 'entry') continue;
			const { kid, ulid } = parsedId;
			const rules = await this.#contest(kid);
			if (rules === null || (rules.eligibility?.onePerPerson ?? []).length === 0) continue;
			const persons = await this.#persons(kid, rules);
			const content = entry.parse({ ...body, _id: id });
			if (entryFault(rules, content) !== null) continue;
			const duplicate = persons.add(ulid, personTellings(rules, content));
			if (duplicate !== null) rulings.push(rulingRevision(kid, ulid, duplicate, this.#clock()));
		}
		return rulings;
	}

	async #contest(kid: Ulid): Promise<Contest | null> {
		const id = formatDocId({ kind: 'contest', kid });
		const [row] = await this.#storage.bulkGet([{ id }]);
		const [winner] = row?.found ?? [];
		if (winner === undefined || winner.deleted) return null;
		return contest.safeParse({ ...winner.body, _id: id }).data ?? null;
	}

	async #persons(kid: Ulid, rules: Contest): Promise<EntryPersons> {
		const { eligibility, country, consents, from, to, timeZone } = rules;
		const version = contentHash({ eligibility, country, consents, from, to, timeZone });
		const known = this.#known.get(kid);
		if (known?.rules === version) return known.persons;
		const persons = new EntryPersons();
		for (const received of await receivedEntries(this.#storage, kid)) {
			if (entryFault(rules, received.entry) !== null) continue;
			persons.add(received.ulid, personTellings(rules, received.entry));
		}
		this.#known.set(kid, { rules: version, persons });
		return persons;
	}
}
