import { contest } from '#domain/documents/contest.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import { startingWith } from '../../store/document-store.ts';
import { readDocuments } from '../../store/read-documents.ts';
import { captureReadiness } from '../capture-readiness.ts';
import type { ContestDesk } from '../contest-desk.ts';
import type { ContestsApi } from '../contests-api.ts';
import { toRow } from '../customer-list.ts';
import type { EngineApi } from '../engine-api.ts';
import type { EngineCore } from '../engine-core.ts';
import type { KioskDesk } from '../kiosk-desk.ts';

/** The contests themselves, and their draws. */
export function contestCalls(
	core: EngineCore,
	kiosk: KioskDesk
): ContestsApi & Pick<EngineApi, 'contests' | 'contestList' | 'draw'> {
	const { database, book, client, colleagues, loop } = core;

	async function desk(): Promise<ContestDesk> {
		const { ContestDesk } = await import('../contest-desk.ts');
		const [me, wake] = [() => core.me, () => loop.wake()];
		return new ContestDesk({ database, book, colleagues, client, me, wake });
	}

	return {
		contests: async () => {
			const all = await readDocuments(database, startingWith('contest:'), contest);
			const { locked } = kiosk;
			return all
				.filter(({ state }) => state === 'running')
				.filter(({ _id }) => locked === null || _id === `contest:${locked.kid}`)
				.sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
		},
		contestList: async () => {
			const { readContestList } = await import('../contest-list.ts');
			return readContestList(database, core.counts, core.me);
		},
		draw: async (question) => {
			const { holdDraw } = await import('../hold-draw.ts');
			return holdDraw({ client, database, colleagues, me: core.me }, question);
		},
		mayPublish: async () => (await desk()).mayPublish(),
		contestPage: async (kid) => (await desk()).contestPage(kid),
		weighContest: async (draft) => (await desk()).weighContest(draft),
		publishContest: async (order) => (await desk()).publishContest(order),
		ruleEntry: async (ruling) => {
			await (await desk()).ruleEntry(ruling);
			core.saved();
		},
		signedTexts: async (entryId) => (await desk()).signedTexts(entryId),
		entryPictures: async (entryId) => {
			const { readEntryPictures } = await import('../read-entry-pictures.ts');
			return readEntryPictures({ database, client, me: core.me }, entryId);
		}
	};
}

/** What a sign-up asks for. */
export function captureCalls(
	core: EngineCore
): Pick<EngineApi, 'submitEntry' | 'lookalikes' | 'tally' | 'prepareCapture' | 'cityOf'> {
	const { database, catalogue, contests } = core;
	return {
		submitEntry: async (submission) => {
			const me = core.known();
			// Phone numbers take a table of the world's formats: loaded when it is first needed.
			const { captureEntry } = await import('../capture-entry.ts');
			const cid = await captureEntry({ database, contests, me }, submission);
			if (submission.customer !== undefined) {
				const { appendToRecognised } = await import('../append-to-recognised.ts');
				await appendToRecognised(core, submission);
			}
			core.savedLater();
			return { cid };
		},
		lookalikes: async (probe) => {
			const { findLookalikes } = await import('../find-lookalikes.ts');
			const { mayUse } = await import('../field-uses.ts');
			await core.seen();
			const may = mayUse(core.reader().principal);
			const found = await findLookalikes({ database, catalogue, may }, probe);
			const markOf = core.marks();
			return found.flatMap(({ cid, reasons }) => {
				const summary = catalogue.get(cid);
				return summary === undefined ? [] : [{ row: toRow(summary, markOf(cid)), reasons }];
			});
		},
		tally: async (kid) => {
			await core.seen();
			return core.tally.of(kid);
		},
		prepareCapture: (opening) => {
			// A chunk that can't be had now is asked for again by the save, which says so.
			void import('../capture-entry.ts').catch(() => undefined);
			if (isUlid(opening.kid)) void contests.find(opening.kid).catch(() => undefined);
			return captureReadiness(database, core.me, opening);
		},
		cityOf: async (area) => {
			const { findCity } = await import('../find-city.ts');
			return findCity(database, catalogue, area);
		}
	};
}
