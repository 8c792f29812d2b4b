import type { Picture } from '#domain/contests/picture-answer.ts';
import { hashBytes } from '#domain/contests/hash-text.ts';
import type { Contest, Entry } from '#domain/documents/contest.ts';
import type { EntryPictures } from '#domain/documents/entry-pictures.ts';

/** What is told of pictures, by field. */
export function pictureFacts(pictures: ReadonlyMap<string, Picture>): EntryPictures['pictures'] {
	const told = [...pictures].map(([field, { type, data }]) => {
		const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
		return [field, { type, length: bytes.length, digest: hashBytes(bytes) }] as const;
	});
	return Object.fromEntries(told);
}

/** The evidence names a picture by its digest; a question for one has no other answer. */
export function answersWithDigests(
	{ questions }: Pick<Contest, 'questions'>,
	answers: Entry['answers'],
	told: EntryPictures['pictures']
): Entry['answers'] {
	const digests = questions
		.filter(({ picture }) => picture !== undefined)
		.map(({ field }) => [field, told[field]?.digest ?? ''] as const);
	return { ...answers, ...Object.fromEntries(digests) };
}
