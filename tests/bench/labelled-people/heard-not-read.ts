import type { Random } from '#domain/kernel/random.ts';
import { pick } from '../../../sync-server/demo/choose.ts';
import type { Person } from './draw-person.ts';

type Spelling = readonly [written: RegExp, heard: string];

/** Spellings that sound alike, as somebody writes who hears a name over the noise of a fair. */
const SPELLINGS: Readonly<Record<Person['language'], readonly Spelling[]>> = {
	es: [
		[/b/, 'v'],
		[/v/, 'b'],
		[/(?<!c)h/, ''],
		[/ll/, 'y'],
		[/y(?=[aeiou])/, 'll'],
		[/z/, 's'],
		[/z(?=$| )/, 's'],
		[/c(?=[eií])/, 's'],
		[/c(?=[eií])/, 'z'],
		[/g(?=[eií])/, 'j'],
		[/j(?=[eií])/, 'g'],
		[/x/, 'j'],
		[/qu/, 'k'],
		[/ñ/, 'n'],
		[/rr/, 'r']
	],
	fr: [
		[/eau/, 'o'],
		[/eau/, 'au'],
		[/eau$/, 'ot'],
		[/au/, 'o'],
		[/ph/, 'f'],
		[/ll/, 'l'],
		[/nn/, 'n'],
		[/tt/, 't'],
		[/(?<=[aeiou])l(?=[aeiou])/, 'll'],
		[/(?<=[aeiou])n(?=[aeiou])/, 'nn'],
		[/t$/, ''],
		[/d$/, 't'],
		[/s$/, ''],
		[/x$/, ''],
		[/e$/, ''],
		[/th/, 't'],
		[/y/, 'i'],
		[/(?<=[^aeiou])i/, 'y'],
		[/c(?=[aou])/, 'k'],
		[/ain/, 'in'],
		[/é|è/, 'ai']
	]
};

/** The same where nothing in it can be heard in two ways. */
export function heardNotRead(random: Random, name: string, { language }: Person): string {
	const lower = name.toLowerCase();
	const possible = SPELLINGS[language].filter(([written]) => written.test(lower));
	if (possible.length === 0) return name;
	const [written, heard] = pick(random, possible);
	return lower.replace(written, heard);
}
