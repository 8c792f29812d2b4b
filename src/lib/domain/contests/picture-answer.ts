import { MOST_PICTURE_BYTES, pictureTypes, type PictureType } from '../documents/entry-pictures.ts';
import type { Contest, Entry } from '../documents/contest.ts';
import { askedQuestions } from './asked-questions.ts';

/** A picture as a form holds it. */
export interface Picture {
	readonly type: PictureType;
	/** base64, of all bytes */
	readonly data: string;
}

const PICTURE = /^data:([a-z/]+);base64,([0-9A-Za-z+/]+={0,2})$/;

/** Four characters of base64 are three bytes. */
const MOST_CHARACTERS = Math.ceil(MOST_PICTURE_BYTES / 3) * 4;

/** @returns null for what is no picture, or a larger one than may be kept */
export function readPicture(answer: string): Picture | null {
	const comma = answer.indexOf(',');
	if (answer.length - comma - 1 > MOST_CHARACTERS) return null;
	const [, named, data = ''] = PICTURE.exec(answer) ?? [];
	const type = pictureTypes.find((one) => one === named);
	return type === undefined || data.length % 4 !== 0 ? null : { type, data };
}

/** As an answer of a form, and for a screen to show. */
export function pictureUrl({ type, data }: Picture): string {
	return `data:${type};base64,${data}`;
}

/** By field, the pictures that this person has answered with; what was not asked is left out. */
export function answeredPictures(
	{ questions }: Pick<Contest, 'questions'>,
	answers: Entry['answers']
): ReadonlyMap<string, Picture> {
	const asked = askedQuestions(questions, answers).filter(({ picture }) => picture !== undefined);
	return new Map(
		asked.flatMap(({ field }) => {
			const answer = answers[field];
			const picture = typeof answer === 'string' ? readPicture(answer) : null;
			return picture === null ? [] : [[field, picture] as const];
		})
	);
}
