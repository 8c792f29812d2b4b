import { decide, decideDevices, decidePublishing } from '#domain/access/decide.ts';
import { entryOverview } from '#domain/contests/entry-overview.ts';
import { publishProblems } from '#domain/contests/publish-problems.ts';
import { signedTexts, type SignedTexts } from '#domain/contests/signed-texts.ts';
import { weighContest, type ContestWeight } from '#domain/contests/weigh-contest.ts';
import { contest, entry, type Contest } from '#domain/documents/contest.ts';
import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import { isUlid, type Ulid } from '#domain/documents/ulid.ts';
import { publishAnswer } from '#domain/wire/contests.ts';
import type { Me } from '#domain/wire/me.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';
import type { ServerClient } from '../sync/server-client.ts';
import type { Colleagues } from './colleagues.ts';
import { readDrawPhase } from './contest-list.ts';
import type {
	ContestDraft,
	ContestPage,
	ContestRights,
	ContestsApi,
	EntryRuling,
	PublishOrder,
	PublishReply
} from './contests-api.ts';
import { EngineError } from './engine-error.ts';
import type { EntryBook } from './entry-book.ts';
import { secondEntries } from './second-entries.ts';

export interface ContestDeskParts {
	readonly database: LocalDatabase;
	readonly book: EntryBook;
	readonly colleagues: Colleagues;
	readonly client: ServerClient;
	/** null before the server has said so for the first time */
	readonly me: () => Me | null;
	/** What was published comes with the next round. */
	readonly wake: () => void;
}

/** The server judges, writes and answers: no more than a push. */
const PATIENCE_MS = 30_000;

/** Contests for those who make them. */
export class ContestDesk implements Omit<ContestsApi, 'entryPictures'> {
	readonly #parts: ContestDeskParts;

	constructor(parts: ContestDeskParts) {
		this.#parts = parts;
	}

	mayPublish(): Promise<boolean> {
		const me = this.#parts.me();
		return Promise.resolve(me !== null && decidePublishing(me).allowed);
	}

	async contestPage(asked: string): Promise<ContestPage | null> {
		const kid = kidOf(asked);
		const { database, colleagues } = this.#parts;
		const me = this.#parts.me();
		const found = await readDocument(database, formatDocId({ kind: 'contest', kid }), contest);
		if (found === null) return null;
		const known = await this.#parts.book.of(kid);
		const refused = [...known.rulings].filter(([, { counts }]) => counts !== true);
		const second = new Set(refused.map(([ulid]) => ulid));
		const overview = entryOverview(found, [...known.entries.values()], second);
		return {
			kid,
			contest: found,
			rights: rightsOf(me, kid),
			draw: await readDrawPhase(database, me, kid),
			entries: {
				...overview,
				devices: overview.devices.map(({ device, by, count }) => ({
					device,
					byName: colleagues.nameOf(by),
					count
				}))
			},
			publications: (found.publications ?? []).map(({ version, at, by }) => ({
				version,
				at,
				byName: colleagues.nameOf(by)
			})),
			seconds: secondEntries(known, colleagues)
		};
	}

	async weighContest({ kid: asked, contest: after }: ContestDraft): Promise<ContestWeight | null> {
		const kid = kidOf(asked);
		const { database, book } = this.#parts;
		const before = await readDocument(database, formatDocId({ kind: 'contest', kid }), contest);
		if (before === null) return null;
		const { entries, rulings } = await book.of(kid);
		const allowed = [...rulings].filter(([, { counts }]) => counts === true);
		// Their ids begin with the time.
		const inOrder = [...entries.values()].sort((a, b) => (a.ulid < b.ulid ? -1 : 1));
		return weighContest({ before, after }, inOrder, new Set(allowed.map(([ulid]) => ulid)));
	}

	async publishContest({ kid, after, contest: sent }: PublishOrder): Promise<PublishReply> {
		const problems = publishProblems(sent);
		if (problems.length > 0) return { kind: 'problems', problems };
		const answer = await this.#parts.client.ask({
			method: 'POST',
			path: `/api/v1/contests/${kidOf(kid)}/publish`,
			body: { after, contest: sent },
			schema: publishAnswer,
			timeoutMs: PATIENCE_MS
		});
		switch (answer.kind) {
			case 'ok':
				this.#parts.wake();
				return { kind: 'published', version: answer.value.version };
			case 'refused':
				return { kind: 'refused', reason: answer.reason };
			case 'offline':
			case 'blocked':
			case 'busy':
			case 'signedOut':
				return { kind: answer.kind };
		}
	}

	async ruleEntry({ kid, ulid, as }: EntryRuling): Promise<void> {
		if (!isUlid(ulid)) throw new EngineError('invalid', 'not a ULID');
		const id = formatDocId({ kind: 'ruling', kid: kidOf(kid), ulid });
		const value = as === 'counts' ? true : null;
		const { database } = this.#parts;
		if (await database.edit(id, [{ op: 'set', path: 'counts', value }], id)) return;
		throw new EngineError('not-found', `the device does not hold ${id}`);
	}

	async signedTexts(entryId: string): Promise<SignedTexts | null> {
		const id = parseDocId(entryId);
		if (id?.kind !== 'entry') return null;
		const { database } = this.#parts;
		const signed = await readDocument(database, entryId, entry);
		if (signed === null) return null;
		const of: Contest | null = await readDocument(
			database,
			formatDocId({ kind: 'contest', kid: id.kid }),
			contest
		);
		return signedTexts(signed, of);
	}
}

function kidOf(kid: string): Ulid {
	if (!isUlid(kid)) throw new EngineError('invalid', 'not a ULID');
	return kid;
}

function rightsOf(me: Me | null, kid: Ulid): ContestRights {
	if (me === null) return { publish: false, rule: false, devices: false, entries: 'own' };
	const sees = decide(me, 'read', { of: 'ruling', kid }, null).allowed;
	return {
		publish: decidePublishing(me).allowed,
		rule: decide(me, 'write', { of: 'ruling', kid }, null).allowed,
		devices: decideDevices(me).allowed,
		entries: sees ? 'all' : 'own'
	};
}
