import { sectionOfCustomField } from '#domain/documents/custom-field.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import { APART, ownSections } from '#domain/documents/sections.ts';
import { segment, type SegmentNode } from '#domain/documents/segment.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { AskedRows } from '#domain/segments/asked-rows.ts';
import { compileSegment } from '#domain/segments/compile-segment.ts';
import type { SegmentRow } from '#domain/segments/segment-row.ts';
import { stageFunnel, type FunnelStep } from '#domain/segments/stage-funnel.ts';
import { sortRows } from '#domain/segments/sort-rows.ts';
import { refusedFields, type UsedField } from '#domain/segments/used-fields.ts';
import { parseDocument } from '../store/read-documents.ts';
import { addedFields } from './added-fields.ts';
import { readAudiences } from './audience-choices.ts';
import type { CardReader } from './customer-card.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { customerOf } from './customer-ids.ts';
import type { CustomerRow } from './customer-row.ts';
import type { CustomerSummary } from './customer-summary.ts';
import { EngineError } from './engine-error.ts';
import { mayUse } from './field-uses.ts';
import { readSegments } from './saved-segments.ts';
import { segmentChoices } from './segment-choices.ts';
import { SegmentTable } from './segment-table.ts';
import type {
	AudienceChoices,
	SavedSegment,
	SegmentAnswer,
	SegmentChoices,
	SegmentDraft,
	SegmentFilter,
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

/** Likewise of a list that is filtered by a segment. */
interface Inside {
	readonly question: string;
	readonly rows: ReadonlyMap<string, SegmentRow>;
	readonly cids: ReadonlySet<string>;
}

/** All rows as the list has them by name: to put half the base in order takes longer than to ask it. */
interface Ordered {
	readonly summaries: readonly CustomerSummary[];
	readonly rows: ReadonlyMap<string, SegmentRow>;
	readonly asked: AskedRows;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Segments, answered from memory. */
export class Segments implements SegmentsApi {
	readonly #parts: SegmentsParts;
	readonly #table: SegmentTable;
	#found: Found | null = null;
	#inside: Inside | null = null;
	#ordered: Ordered | null = null;

	constructor(parts: SegmentsParts) {
		this.#parts = parts;
		this.#table = new SegmentTable(parts.reader().database, parts.catalogue);
	}

	async askSegment(question: SegmentQuestion): Promise<SegmentAnswer> {
		const { catalogue, rowOf, clock } = this.#parts;
		const refused = await this.#refused(question);
		if (refused.length > 0) return { total: 0, of: catalogue.size, rows: [], refused };
		const rows = await this.#table.rows();
		const { where, timeZone, offset, limit } = question;
		const compiled = compileSegment(where, { clock, timeZone });
		const members = await this.#members(question, rows);
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
		const { colleagues, principal } = this.#parts.reader();
		const may = mayUse(principal);
		const shipped = ownSections.filter((section) => may({ use: 'search', section, field: '' }));
		const added = await addedFields(this.#parts.reader().database);
		const apart = added.flatMap(({ name, section }) => {
			const isMine = section === APART && may({ use: 'search', section: name, field: name });
			return isMine ? [name] : [];
		});
		const sections = [...shipped, ...apart];
		return { ...segmentChoices(await this.#table.rows(), colleagues), sections };
	}

	segments(): Promise<readonly SavedSegment[]> {
		return readSegments(this.#parts.reader());
	}

	audiences(): Promise<AudienceChoices> {
		return readAudiences(this.#parts.reader().database);
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

	/** @returns cids of whoever is in a saved segment now; the same set while nothing has changed */
	async inside({ ulid, timeZone }: SegmentFilter): Promise<ReadonlySet<string>> {
		const where = await this.#whereOf(ulid);
		const { clock } = this.#parts;
		if (where === null || (await this.#refused({ where, sort: [] })).length > 0) return NOBODY;
		const rows = await this.#table.rows();
		const question = JSON.stringify([where, timeZone, quarterOf(clock())]);
		if (this.#inside?.question === question && this.#inside.rows === rows) return this.#inside.cids;
		const { matches } = compileSegment(where, { clock, timeZone });
		const cids = new Set<string>();
		for (const [cid, row] of rows) if (matches(row)) cids.add(cid);
		this.#inside = { question, rows, cids };
		return cids;
	}

	/** Whoever a question holds for, in no order; nobody where who asks may not search by what it rests on. */
	async rowsWhere({
		where,
		timeZone
	}: Pick<SegmentQuestion, 'where' | 'timeZone'>): Promise<readonly SegmentRow[]> {
		const { clock } = this.#parts;
		if ((await this.#refused({ where, sort: [] })).length > 0) return [];
		const { matches } = compileSegment(where, { clock, timeZone });
		return [...(await this.#table.rows()).values()].filter(matches);
	}

	async stageFunnel(segment: SegmentFilter | null): Promise<readonly FunnelStep[]> {
		const asksStages = { kind: 'known', field: 'stage' } as const;
		if ((await this.#refused({ where: asksStages, sort: [] })).length > 0) return stageFunnel([]);
		const inside = segment === null ? null : await this.inside(segment);
		const rows = [...(await this.#table.rows())];
		return stageFunnel(
			rows.flatMap(([cid, { core }]) => {
				const isListed = core.archived !== true && inside?.has(cid) !== false;
				return isListed ? [core] : [];
			})
		);
	}

	/** null where the device does not hold it, or it was taken back */
	async #whereOf(ulid: string): Promise<SegmentNode | null> {
		const merged = await this.#parts.reader().database.read(idOf(ulid));
		const found = merged === null ? null : parseDocument(merged, segment);
		return found === null || found.archived === true ? null : found.where;
	}

	/**
	 * What of a question its asker has no right to. A right is to a section: of an added field, its own
	 * document says to which.
	 */
	async #refused(question: Pick<SegmentQuestion, 'where' | 'sort'>): Promise<readonly UsedField[]> {
		const reader = this.#parts.reader();
		const asksAdded = JSON.stringify([question.where, question.sort]).includes('"x-');
		const custom = asksAdded ? await addedFields(reader.database) : [];
		const sections = new Map(
			custom.map(({ name, section }) => [name, sectionOfCustomField(name, section)])
		);
		return refusedFields(
			question,
			mayUse(reader.principal),
			(field) => sections.get(field) ?? 'core'
		);
	}

	async #members(
		{ where, sort, language, timeZone }: SegmentQuestion,
		rows: ReadonlyMap<string, SegmentRow>
	): Promise<readonly SegmentRow[]> {
		const question = JSON.stringify([
			where,
			sort,
			language,
			timeZone,
			quarterOf(this.#parts.clock())
		]);
		if (this.#found?.question === question && this.#found.rows === rows) return this.#found.members;
		const asked = await this.#byName(language, rows);
		const found = asked.matching(where, { clock: this.#parts.clock, timeZone });
		const members = sort.length === 0 ? found : sortRows(found, sort, language);
		this.#found = { question, rows, members };
		return members;
	}

	async #byName(
		language: SegmentQuestion['language'],
		rows: ReadonlyMap<string, SegmentRow>
	): Promise<AskedRows> {
		const summaries = await this.#parts.catalogue.inOrder([], language);
		if (this.#ordered?.summaries !== summaries || this.#ordered.rows !== rows) {
			const asked = new AskedRows(summaries.flatMap(({ cid }) => rows.get(cid) ?? []));
			this.#ordered = { summaries, rows, asked };
		}
		return this.#ordered.asked;
	}
}

const QUARTER_MS = 15 * 60_000;

/** Days begin on a quarter of an hour, wherever one is: what was found holds no longer than that. */
function quarterOf(now: number): number {
	return Math.floor(now / QUARTER_MS);
}

function idOf(ulid: string): string {
	if (!isUlid(ulid)) throw new EngineError('invalid', 'not a ULID');
	return formatDocId({ kind: 'segment', ulid });
}

function asJson(value: unknown): Json {
	return JSON.parse(JSON.stringify(value)) as Json;
}
