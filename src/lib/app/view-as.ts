import { decideViewingAs } from '#domain/access/decide.ts';
import { campaign } from '#domain/documents/campaign.ts';
import { role } from '#domain/documents/directory.ts';
import type { Localised } from '#domain/documents/localised.ts';
import {
	cardSeenBy,
	seenBy,
	type SeenBy,
	type SeenSection,
	type ToldReason
} from '#domain/wire/view-as.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument, readDocuments } from '../store/read-documents.ts';
import type { ServerAnswer } from '../sync/server-answer.ts';
import type { EngineCore } from './engine-core.ts';
import { toRow } from './customer-list.ts';
import type {
	CardAs,
	CustomerAs,
	CustomersAs,
	PersonAs,
	ReasonAs,
	SectionAs,
	ViewablePeople,
	ViewAsQuestion
} from './view-as-api.ts';

const PATIENCE_MS = 20_000;

/** What the server said of a colleague, all pages together. */
interface Told {
	readonly first: SeenBy;
	/** by cid: the rule */
	readonly rules: ReadonlyMap<string, string>;
	/** without those who were merged into others */
	readonly own: readonly string[];
}

type Failed = Exclude<CustomersAs, { readonly kind: 'ok' }>;
type Heard = { readonly kind: 'ok'; readonly told: Told } | Failed;
type Names = (id: string) => Promise<string>;

/**
 * How colleagues see the customers. The server says which they see, by id; names come from this device,
 * which has them of those alone whom its user sees.
 */
export class ViewAsDesk {
	readonly #core: EngineCore;
	/** of whom was asked last, so that a list is read page by page and searched without asking again */
	#heard: { readonly uid: string; readonly answer: Promise<Heard> } | null = null;

	constructor(core: EngineCore) {
		this.#core = core;
	}

	people(): ViewablePeople {
		const { me } = this.#core;
		const { principal } = this.#core.reader();
		const allowed = principal !== null && decideViewingAs(principal).allowed;
		const people = allowed ? this.#core.colleagues.people() : [];
		return { allowed, people: people.map((each) => ({ ...each, mine: each.uid === me?.uid })) };
	}

	async customers(question: ViewAsQuestion): Promise<CustomersAs> {
		const heard = await this.#hear(question);
		if (heard.kind !== 'ok') return heard;
		await this.#core.seen();
		const { told } = heard;
		const { catalogue } = this.#core;
		const all = [...catalogue.all()];
		const unseen = new Set(all.map(({ cid }) => cid).filter((cid) => !told.rules.has(cid)));
		const among = question.which === 'seen' ? new Set(told.rules.keys()) : unseen;
		const found = await this.#found(question, among);
		return {
			kind: 'ok',
			person: await this.#person(question.uid, told.first),
			count: told.first.count,
			rules: rulesOf(told.first),
			missing: told.own.filter((cid) => catalogue.get(cid) === undefined).length,
			unseen: unseen.size,
			total: found.length,
			rows: found.slice(0, question.limit).map((each) => ({
				...each,
				because: told.rules.get(each.row.cid) ?? ''
			}))
		};
	}

	async card(uid: string, cid: string): Promise<CardAs> {
		const { client, colleagues, database } = this.#core;
		const path = `/api/v1/view-as/${encodeURIComponent(uid)}/customers/${encodeURIComponent(cid)}`;
		const ask = { method: 'GET', path, schema: cardSeenBy, timeoutMs: PATIENCE_MS } as const;
		const answer = await client.ask(ask);
		if (answer.kind !== 'ok') return failureOf(answer);
		const roles = await roleNames(database);
		const reason = (told: ToldReason) => this.#reason(told, roles);
		const { sections, acts } = answer.value;
		return {
			kind: 'ok',
			name: colleagues.nameOf(uid),
			customer: this.#core.titleOf(cid),
			sections: await Promise.all(sections.map((section) => sectionAs(section, reason))),
			acts: {
				assign: await reason(acts.assign),
				merge: await reason(acts.merge),
				erase: await reason(acts.erase)
			}
		};
	}

	async #hear({ uid, anew }: ViewAsQuestion): Promise<Heard> {
		if (anew === true || this.#heard?.uid !== uid) this.#heard = { uid, answer: this.#ask(uid) };
		const asked = this.#heard;
		const heard = await asked.answer;
		if (heard.kind !== 'ok') this.#forget(asked);
		return heard;
	}

	/** Whoever asks again asks the server again. */
	#forget(asked: object): void {
		if (this.#heard === asked) this.#heard = null;
	}

	async #ask(uid: string): Promise<Heard> {
		const rules = new Map<string, string>();
		const own = new Set<string>();
		let first: SeenBy | null = null;
		for (let after: string | null = ''; after !== null;) {
			const path = `/api/v1/view-as/${encodeURIComponent(uid)}?after=${after}`;
			const ask = { method: 'GET', path, schema: seenBy, timeoutMs: PATIENCE_MS } as const;
			const answer: ServerAnswer<SeenBy> = await this.#core.client.ask(ask);
			if (answer.kind !== 'ok') return failureOf(answer);
			const page: SeenBy = answer.value;
			first ??= page;
			for (const { cid, because, merged } of page.customers) {
				rules.set(cid, because);
				if (merged === undefined) own.add(cid);
			}
			after = page.next;
		}
		if (first === null) throw new TypeError('there is always a first page');
		return { kind: 'ok', told: { first, rules, own: [...own] } };
	}

	/** Who has been put away comes last: they are in no list but their own, and seen all the same. */
	async #found(
		{ text, language }: ViewAsQuestion,
		among: ReadonlySet<string>
	): Promise<readonly Omit<CustomerAs, 'because'>[]> {
		const { catalogue } = this.#core;
		const markOf = this.#core.marks();
		const query = { text, language, sort: [] };
		const shown = async (archived: boolean): Promise<readonly Omit<CustomerAs, 'because'>[]> => {
			const asked = archived ? { ...query, archived: true as const } : query;
			const { summaries, matchOf } = await catalogue.selections.of(asked, among);
			return summaries.map((summary) => ({
				row: toRow(summary, markOf(summary.cid), matchOf(summary.cid)),
				archived
			}));
		};
		return [...(await shown(false)), ...(catalogue.putAway > 0 ? await shown(true) : [])];
	}

	async #person(uid: string, { person }: SeenBy): Promise<PersonAs> {
		const { colleagues, database } = this.#core;
		const roles = await roleNames(database);
		return {
			name: colleagues.nameOf(uid),
			signsIn: person.signsIn,
			roles: person.roles.map((slug) => roles.get(`role:${slug}`) ?? { es: slug }),
			teams: person.teams?.map((slug) => colleagues.teamName(slug)) ?? null,
			territories: person.territories?.map((slug) => colleagues.territoryName(slug)) ?? null
		};
	}

	async #reason(
		{ allowed, because, role: id, by }: ToldReason,
		roles: ReadonlyMap<string, Localised>
	): Promise<ReasonAs> {
		return {
			allowed,
			because,
			role: roles.get(id ?? '') ?? {},
			by: by === null ? '' : await this.#nameOf(by)
		};
	}

	readonly #nameOf: Names = async (id) => {
		const { colleagues, database } = this.#core;
		const [kind, slug = ''] = id.split(':');
		if (kind === 'team') return colleagues.teamName(slug);
		if (kind === 'territory') return colleagues.territoryName(slug);
		return (await readDocument(database, id, campaign))?.name ?? '';
	};
}

/** What is most one's own comes first. */
function rulesOf({ rules }: SeenBy): readonly { because: string; count: number }[] {
	return ['owner', 'team', 'territory', 'all-rows', 'campaign'].flatMap((because) => {
		const count = rules[because];
		return count === undefined ? [] : [{ because, count }];
	});
}

function failureOf(answer: Exclude<ServerAnswer<unknown>, { readonly kind: 'ok' }>): Failed {
	if (answer.kind === 'refused' && answer.status === 404) return { kind: 'gone' };
	return { kind: answer.kind };
}

async function roleNames(database: LocalDatabase): Promise<ReadonlyMap<string, Localised>> {
	const roles = await readDocuments(database, startingWith('role:'), role);
	return new Map(roles.map(({ _id, name }) => [_id, name]));
}

async function sectionAs(
	{ section, reads, edits, history, fields, seen, withheld }: SeenSection,
	reason: (told: ToldReason) => Promise<ReasonAs>
): Promise<SectionAs> {
	return {
		section,
		reads: await reason(reads),
		edits: await reason(edits),
		history: await reason(history),
		fields: fields.map(({ field, denied }) => ({ field, denied })),
		documents: seen.length + withheld.length,
		seen: seen.length
	};
}
