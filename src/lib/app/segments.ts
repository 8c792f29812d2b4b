import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import { segment } from '#domain/documents/segment.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { compileSegment } from '#domain/segments/compile-segment.ts';
import type { SegmentRow } from '#domain/segments/segment-row.ts';
import { sortRows } from '#domain/segments/sort-rows.ts';
import { refusedFields } from '#domain/segments/used-fields.ts';
import { startingWith } from '../store/document-store.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { CardReader } from './customer-card.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { customerOf } from './customer-ids.ts';
import type { CustomerRow } from './customer-row.ts';
import type { CustomerSummary } from './customer-summary.ts';
import { EngineError } from './engine-error.ts';
import { mayUse } from './field-uses.ts';
import { segmentChoices } from './segment-choices.ts';
import { SegmentTable } from './segment-table.ts';
import type {
	SavedSegment,
	SegmentAnswer,
	SegmentChoices,
	SegmentDraft,
	SegmentQuestion,
	SegmentsApi
} from './segments-api.ts';

export interface SegmentsParts {
	readonly reader: () => CardReader;
	readonly catalogue: CustomerCatalogue;
	readonly rowOf: (summary: CustomerSummary) => CustomerRow;
	readonly clock: () => number;
}

/** What was found last: whoever looks through a segment asks page by page. */
interface Found {
	readonly question: string;
	readonly rows: ReadonlyMap<string, SegmentRow>;
	readonly members: readonly SegmentRow[];
}

/** Segments, answered from memory. */
export class Segments implements SegmentsApi {
	readonly #parts: SegmentsParts;
	readonly #table: SegmentTable;
	#found: Found | null = null;

	constructor(parts: SegmentsParts) {
		this.#parts = parts;
		this.#table = new SegmentTable(parts.reader().database, parts.catalogue);
	}

	async askSegment(question: SegmentQuestion): Promise<SegmentAnswer> {
		const { catalogue, rowOf, clock, reader } = this.#parts;
		const refused = refusedFields(question, mayUse(reader().principal));
		if (refused.length > 0) return { total: 0, of: catalogue.size, rows: [], refused };
		const rows = await this.#table.rows();
		const { where, timeZone, offset, limit } = question;
		const compiled = compileSegment(where, { clock, timeZone });
		const members = await this.#members(question, rows, compiled.matches);
		return {
			total: members.length,
			of: catalogue.size,
			rows: members.slice(offset, offset + limit).flatMap((member) => {
				const summary = catalogue.get(customerOf(member.core._id) ?? '');
				if (summary === undefined) return [];
				return [{ row: rowOf(summary), because: compiled.explain(member).reasons }];
			}),
			refused: []
		};
	}

	async segmentChoices(): Promise<SegmentChoices> {
		return segmentChoices(await this.#table.rows(), this.#parts.reader().colleagues);
	}

	async segments(): Promise<readonly SavedSegment[]> {
		const { database, colleagues, principal } = this.#parts.reader();
		const all = await readDocuments(database, startingWith('segment:'), segment);
		return all
			.filter(({ archived }) => archived !== true)
			.flatMap(({ _id, name, where, sort = [], audience = [], by }): SavedSegment[] => {
				const id = parseDocId(_id);
				if (id?.kind !== 'segment') return [];
				const mine = by === principal?.uid;
				return [
					{ ulid: id.ulid, name, where, sort, audience, byName: colleagues.nameOf(by), mine }
				];
			})
			.sort((a, b) => a.name.localeCompare(b.name));
	}

	async saveSegment({ ulid, ...draft }: SegmentDraft): Promise<void> {
		const { database, principal } = this.#parts.reader();
		if (principal === null) throw new EngineError('closed', 'nobody has signed in yet');
		const id = idOf(ulid);
		const begin = { schema: 1, by: principal.uid };
		const checked = segment.safeParse({ ...begin, ...draft, _id: id });
		if (!checked.success) throw new EngineError('invalid', checked.error.message);
		const { name, where, sort, audience } = draft;
		const values: JsonObject = {
			name,
			where: asJson(where),
			sort: asJson(sort),
			audience: asJson(audience)
		};
		const edits = Object.entries(values).map(
			([path, value]) => ({ op: 'set', path, value }) as const
		);
		await database.editTogether([{ id, edits, begin }], id);
	}

	async archiveSegment(ulid: string, archived: boolean): Promise<void> {
		const id = idOf(ulid);
		const value = archived ? true : null;
		const { database } = this.#parts.reader();
		if (await database.edit(id, [{ op: 'set', path: 'archived', value }], id)) return;
		throw new EngineError('not-found', `the device does not hold ${id}`);
	}

	async #members(
		{ where, sort, language, timeZone }: SegmentQuestion,
		rows: ReadonlyMap<string, SegmentRow>,
		matches: (row: SegmentRow) => boolean
	): Promise<readonly SegmentRow[]> {
		const today = new Date(this.#parts.clock()).toISOString().slice(0, 13);
		const question = JSON.stringify([where, sort, language, timeZone, today]);
		if (this.#found?.question === question && this.#found.rows === rows) return this.#found.members;
		// By name, as the list knows them already: to put half the base in order takes longer than to ask it.
		const found: SegmentRow[] = [];
		for (const { cid } of await this.#parts.catalogue.inOrder([], language)) {
			const row = rows.get(cid);
			if (row !== undefined && matches(row)) found.push(row);
		}
		const members = sort.length === 0 ? found : sortRows(found, sort, language);
		this.#found = { question, rows, members };
		return members;
	}
}

function idOf(ulid: string): string {
	if (!isUlid(ulid)) throw new EngineError('invalid', 'not a ULID');
	return formatDocId({ kind: 'segment', ulid });
}

function asJson(value: unknown): Json {
	return JSON.parse(JSON.stringify(value)) as Json;
}
