import { afterEach, expect, test } from 'vitest';
import { inAll, kid, publishable, question } from '#domain/contests/contest-builders.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import {
	known,
	NOW,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';
import { refusedAnswers } from './refused-answers.ts';

const DIGEST = 'ab'.repeat(32);
const options = [{ value: 'o1', label: inAll('Pequeño') }];
const questions = [
	question('givenName'),
	question('x-size', { kind: 'choice', options, label: inAll('¿Qué horno?') }),
	question('x-news', { kind: 'switch' }),
	question('x-sign', { picture: 'signature', label: inAll('Firma') })
];
const { _id, ...body } = publishable({ questions });
const answers = { givenName: 'Rosa', 'x-size': 'o1', 'x-news': 'yes', 'x-sign': DIGEST, email: '' };
const entryId = `entry:${kid}:${newUlid(NOW, () => 0.5)}`;

let local: LocalEngine;
afterEach(() => local.database.destroy());

test('a refused sign-up says what was asked and answered, in the contest’s words', async () => {
	const contest = known(_id, JSON.parse(JSON.stringify(body)) as JsonObject);
	local = await openLocalEngine({ documents: [contest] });
	expect(await refusedAnswers(local.database, entryId, answers)).toEqual([
		{ path: 'givenName', value: 'Rosa' },
		{ path: 'x-size', label: inAll('¿Qué horno?'), value: 'o1', words: inAll('Pequeño') },
		{ path: 'x-news', label: inAll('Para avisarte'), value: true },
		{ path: 'x-sign', label: inAll('Firma'), value: DIGEST, isPicture: true }
	]);
});

test('a picture’s digest is told as a picture though the contest is gone', async () => {
	local = await openLocalEngine({ documents: [] });
	expect(await refusedAnswers(local.database, entryId, { 'x-sign': DIGEST })).toEqual([
		{ path: 'x-sign', value: DIGEST, isPicture: true }
	]);
});
