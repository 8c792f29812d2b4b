import { entry, type Entry } from '#domain/documents/contest.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import { displayName } from '#domain/search/display-name.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument, readDocuments } from '../store/read-documents.ts';
import type { CaptureTally } from './engine-api.ts';

/** A form may have been open over midnight, but not for longer than this. */
const LONGEST_FORM_MS = 24 * 60 * 60 * 1000;

interface Day {
	readonly midnight: number;
	readonly captured: Map<string, Entry>;
}

/**
 * What was captured on this device since local midnight, by contest. Read once; after that only what
 * has changed is, because it is asked for after every sign-up of a long day.
 */
export class EntryTally {
	readonly #days = new Map<string, Day>();
	readonly #changed = new Set<string>();

	constructor(private readonly database: LocalDatabase) {}

	/** Something about these documents has changed. */
	update(ids: readonly string[]): void {
		for (const id of ids) if (id.startsWith('entry:')) this.#changed.add(id);
	}

	async of(kid: string): Promise<CaptureTally> {
		const midnight = new Date(this.database.clock.now()).setHours(0, 0, 0, 0);
		const known = this.#days.get(kid);
		const day = known?.midnight === midnight ? known : await this.#read(kid, midnight);
		await this.#refresh(kid, day);
		const captured = [...day.captured.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
		const [last] = captured;
		return { count: captured.length, last: last === undefined ? null : lastOf(last) };
	}

	/** Ids begin with the time, so older ones aren't read. */
	async #read(kid: string, midnight: number): Promise<Day> {
		const first = newUlid(Math.max(0, midnight - LONGEST_FORM_MS), () => 0);
		const range = { from: `entry:${kid}:${first}`, to: `entry:${kid}:\uffff` };
		const day: Day = { midnight, captured: new Map() };
		for (const each of await readDocuments(this.database, range, entry)) this.#put(day, each);
		this.#days.set(kid, day);
		return day;
	}

	async #refresh(kid: string, day: Day): Promise<void> {
		const ids = [...this.#changed].filter((id) => id.startsWith(`entry:${kid}:`));
		if (ids.length === 0) return;
		const picked = await this.database.documents.pick(ids);
		for (const id of ids) {
			day.captured.delete(id);
			this.#changed.delete(id);
		}
		for (const { id, leaves } of picked) {
			const merged = mergedDocument(id, leaves);
			const found = merged === null ? null : parseDocument(merged, entry);
			if (found !== null) this.#put(day, found);
		}
	}

	#put(day: Day, each: Entry): void {
		const today = each.at >= new Date(day.midnight).toISOString();
		if (today && each.device === this.database.clock.device) day.captured.set(each._id, each);
	}
}

/** Whoever was captured is a customer: the recognised one, or the one with the entry's ulid. */
function lastOf({ _id, answers, customer }: Entry): CaptureTally['last'] {
	const id = parseDocId(_id);
	if (id?.kind !== 'entry') return null;
	const { givenName, familyName, companyName, phone, email, city } = answers;
	const name = displayName({ type: 'person', givenName, familyName, companyName });
	return { cid: customer ?? id.ulid, name: name || phone || email || '', city: city ?? '' };
}
