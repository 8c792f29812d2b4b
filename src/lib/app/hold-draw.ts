import { decide } from '#domain/access/decide.ts';
import { stepDigest } from '#domain/contests/draw/draw-state.ts';
import { entry, type Entry } from '#domain/documents/contest.ts';
import type { DrawStep } from '#domain/documents/draw.ts';
import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import { isUlid, type Ulid } from '#domain/documents/ulid.ts';
import { displayName } from '#domain/search/display-name.ts';
import { drawAnswer, type DrawAnswer } from '#domain/wire/draws.ts';
import type { Me } from '#domain/wire/me.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';
import type { ServerClient } from '../sync/server-client.ts';
import type { Colleagues } from './colleagues.ts';
import type { DrawQuestion, DrawReply, Entrant } from './engine-api.ts';
import { EngineError } from './engine-error.ts';

export interface DrawReader {
	readonly client: ServerClient;
	readonly database: LocalDatabase;
	readonly colleagues: Colleagues;
	readonly me: Me | null;
}

/** To freeze ten thousand entries takes the server a few seconds. */
const PATIENCE_MS = 60_000;

/**
 * How far a draw has come, after its next step if one is asked for: the server's word, with the names
 * that this device knows.
 *
 * @throws EngineError `invalid` for an id that is none
 */
export async function holdDraw(reader: DrawReader, question: DrawQuestion): Promise<DrawReply> {
	const { kid, take } = question;
	if (!isUlid(kid)) throw new EngineError('invalid', 'not a ULID');
	const path = `/api/v1/draws/${kid}`;
	const request = { schema: drawAnswer, timeoutMs: PATIENCE_MS };
	const answer = await reader.client.ask(
		take === undefined
			? { ...request, method: 'GET', path }
			: { ...request, method: 'POST', path: `${path}/${take.step}`, body: take.body }
	);
	switch (answer.kind) {
		case 'ok':
			return { kind: 'ok', ...(await named(reader, kid, answer.value)) };
		case 'refused':
			return { kind: 'refused', reason: answer.reason };
		case 'offline':
		case 'blocked':
		case 'signedOut':
		case 'busy':
			return { kind: answer.kind };
	}
}

async function named(
	{ database, colleagues, me }: DrawReader,
	kid: Ulid,
	{ steps, entries, late, quiet }: DrawAnswer
): Promise<Omit<Extract<DrawReply, { kind: 'ok' }>, 'kind'>> {
	const last = steps.at(-1);
	return {
		steps,
		digest: last === undefined ? null : stepDigest(last),
		entries,
		late,
		quiet: quiet.map((each) => ({ ...each, name: colleagues.nameOf(each.uid) })),
		entrants: await entrantsOf(database, kid, steps),
		owners: ownersOf(colleagues, steps),
		mayHold: me !== null && decide(me, 'create', { of: 'draw', kid }, null).allowed
	};
}

function ownersOf(
	colleagues: Colleagues,
	steps: readonly DrawStep[]
): Readonly<Record<string, string>> {
	const devices = steps.flatMap((step) => (step.step === 'frozen' ? step.without : []));
	return Object.fromEntries(
		devices.map(({ device }) => {
			const uid = colleagues.userOfDevice(device);
			return [device, uid === null ? '' : colleagues.nameOf(uid)];
		})
	);
}

/** Whoever has won or stands in, as far as their entries are on this device. */
async function entrantsOf(
	database: LocalDatabase,
	kid: Ulid,
	steps: readonly DrawStep[]
): Promise<Readonly<Record<string, Entrant>>> {
	const ulids = steps.flatMap(drawnIn).filter(isUlid);
	const ids = [...new Set(ulids)].map((ulid) => formatDocId({ kind: 'entry', kid, ulid }));
	const picked = await database.documents.pick(ids);
	const found = picked.flatMap(({ id, leaves }) => {
		const merged = mergedDocument(id, leaves);
		const parsed = merged === null ? null : parseDocument(merged, entry);
		const parsedId = parseDocId(id);
		return parsed === null || parsedId?.kind !== 'entry'
			? []
			: [[parsedId.ulid, entrant(parsedId.ulid, parsed)] as const];
	});
	return Object.fromEntries(found);
}

function drawnIn(step: DrawStep): readonly string[] {
	if (step.step === 'drawn') return [...step.winners, ...step.alternates];
	return step.step === 'redrawn' ? [step.in] : [];
}

function entrant(ulid: Ulid, { answers, customer }: Entry): Entrant {
	const { givenName, familyName, companyName, city = '' } = answers;
	return {
		cid: customer ?? ulid,
		name: displayName({ type: 'person', givenName, familyName, companyName }),
		givenName: givenName ?? companyName ?? '',
		familyName: familyName ?? '',
		city
	};
}
