import { createHash } from 'node:crypto';
import {
	entryPictures,
	MOST_PICTURE_BYTES,
	MOST_PICTURES,
	type PictureType
} from '#domain/documents/entry-pictures.ts';
import type { AttachmentInput, RevisionInput } from '../storage/port.ts';

/** How a file of each type begins, and where: what a client calls its bytes is not believed. */
const BEGINNINGS: Readonly<Record<PictureType, readonly (readonly [at: number, bytes: string])[]>> =
	{
		'image/jpeg': [[0, '\xff\xd8\xff']],
		'image/png': [[0, '\x89PNG\r\n\x1a\n']],
		'image/webp': [
			[0, 'RIFF'],
			[8, 'WEBP']
		]
	};

/** Whether its attachments are the pictures that it tells of, each small and what it says it is. */
export function carriesItsPictures({ id, body, attachments = {} }: RevisionInput): boolean {
	const { data: told } = entryPictures.safeParse({ ...body, _id: id });
	const names = Object.keys(told?.pictures ?? {});
	if (names.length === 0 || names.length > MOST_PICTURES) return false;
	if (Object.keys(attachments).length !== names.length) return false;
	return Object.entries(told?.pictures ?? {}).every(([field, picture]) => {
		const attached = Object.hasOwn(attachments, field) ? attachments[field] : undefined;
		if (attached === undefined || attached.length > MOST_PICTURE_BYTES) return false;
		const { type, length, digest } = picture;
		if (attached.contentType !== type || attached.length !== length) return false;
		// Without bytes it is the one that is here already, which was looked at when it came.
		return attached.data === undefined || isPicture(attached.data, type, digest);
	});
}

function isPicture(
	data: NonNullable<AttachmentInput['data']>,
	type: PictureType,
	digest: string
): boolean {
	const begins = BEGINNINGS[type].every(([at, bytes]) => {
		const there = Buffer.from(data.subarray(at, at + bytes.length)).toString('latin1');
		return there === bytes;
	});
	return begins && createHash('sha256').update(data).digest('hex') === digest;
}
