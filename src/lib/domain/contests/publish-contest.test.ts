import { describe, expect, it } from 'vitest';
import type { Contest } from '../documents/contest.ts';
import { buildEntry } from './build-entry.ts';
import { capture, contest, submission } from './contest-builders.ts';
import { deriveFromEntry } from './derive-from-entry.ts';
import { publishContest, wordingOf } from './publish-contest.ts';

const sofia = { by: 'sofia', at: '2026-11-22T09:00:00.000Z' };

const draft = (n: number): Contest =>
	contest({
		state: 'draft',
		rules: { version: '', text: { es: `Bases ${n}`, fr: `Règlement ${n}` } },
		notice: { version: '', summary: {}, text: { es: `Aviso ${n}`, fr: `Mention ${n}` } },
		consents: [
			{
				purpose: 'rules',
				required: true,
				label: {},
				text: { es: `Acepto ${n}`, fr: `J’accepte ${n}` },
				version: ''
			}
		]
	});

/** Signed in French, as it stood. */
function signed(published: Contest) {
	const { notice, rules, consents } = published;
	const [asked] = consents;
	return buildEntry(
		submission({
			language: 'fr',
			notice: { version: notice.version, text: notice.text['fr'] ?? '' },
			rules: { version: rules?.version ?? '', text: rules?.text['fr'] ?? '' },
			consents: [
				{
					purpose: 'rules',
					granted: true,
					text: asked?.text['fr'] ?? '',
					version: asked?.version ?? ''
				}
			]
		}),
		published,
		capture
	);
}

describe('publishing', () => {
	it('gives a text a new version when its wording has changed, and only then', () => {
		const first = publishContest(draft(1), null, sofia);
		const same = publishContest({ ...first, prize: { es: 'Otro premio' } }, first, sofia);
		const other = publishContest({ ...same, notice: draft(2).notice }, same, sofia);
		const versions = [first, same, other].map(({ notice, rules, consents, state }) => [
			notice.version,
			rules?.version,
			consents[0]?.version,
			state
		]);
		expect(versions).toEqual([
			['1', '1', '1', 'running'],
			['1', '1', '1', 'running'],
			['2', '1', '1', 'running']
		]);
	});

	it('counts on from versions of before, whatever they are called', () => {
		const before = { ...publishContest(draft(1), null, sofia), rules: { version: 'v7', text: {} } };
		expect(publishContest(draft(1), before, sofia).rules?.version).toBe('2');
	});

	it('lets what somebody agreed to be shown, in their language, after five changes of it', () => {
		const first = publishContest(draft(1), null, sofia);
		const entry = signed(first);
		let now = first;
		for (const n of [2, 3, 4, 5, 6]) now = publishContest(draft(n), now, sofia);
		expect(now.rules?.version).toBe('6');
		expect(entry.notice).toEqual({ version: '1', text: 'Mention 1' });
		expect(entry.rules?.version).toBe('1');
		expect(wordingOf(now, entry.rules?.digest ?? '')).toBe('Règlement 1');
		const [receipt] = deriveFromEntry(entry).filter(({ id }) => id.startsWith('consent:'));
		expect(receipt?.body).toMatchObject({ text: 'J’accepte 1', version: '1', language: 'fr' });
	});

	it('tells of each publication who made it, and which wording of each text was in force', () => {
		const first = publishContest(draft(1), null, sofia);
		const second = publishContest({ ...first, notice: draft(2).notice }, first, sofia);
		expect(second.publications?.map(({ version, by }) => [version, by])).toEqual([
			[1, 'sofia'],
			[2, 'sofia']
		]);
		const shown = second.publications?.map(({ texts }) => {
			return wordingOf(second, texts['notice/text']?.digests['fr'] ?? '');
		});
		expect(shown).toEqual(['Mention 1', 'Mention 2']);
		expect(second.publications?.[1]?.texts['consents/rules/text']?.version).toBe('1');
	});

	it('does not show a wording that was tampered with', () => {
		const published = publishContest(draft(1), null, sofia);
		const { digest = '' } = signed(published).rules ?? {};
		const tampered = { ...published, wordings: { ...published.wordings, [digest]: 'Otras' } };
		expect(wordingOf(tampered, digest)).toBeNull();
		expect(wordingOf(published, 'toString')).toBeNull();
	});
});
