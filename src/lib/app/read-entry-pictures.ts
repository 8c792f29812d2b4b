import * as z from 'zod/mini';
import { pictureUrl, readPicture } from '#domain/contests/picture-answer.ts';
import { contest } from '#domain/documents/contest.ts';
import { entryPictures } from '#domain/documents/entry-pictures.ts';
import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import type { Me } from '#domain/wire/me.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';
import type { ServerClient } from '../sync/server-client.ts';
import type { EntryPicturesAnswer } from './contests-api.ts';

/** `GET /:db/:id?attachments=true` */
const withBytes = z.looseObject({
	_attachments: z.record(z.string(), z.looseObject({ content_type: z.string(), data: z.string() }))
});

/** Pictures come over the network of a hall. */
const PATIENCE_MS = 60_000;

export interface PictureSource {
	readonly database: LocalDatabase;
	readonly client: ServerClient;
	/** null before the server has said for the first time who this is */
	readonly me: Me | null;
}

/**
 * Devices hold what is told of pictures, and the bytes only of those that they have not sent: a base
 * of faces on every phone would be neither small nor wise.
 */
export async function readEntryPictures(
	source: PictureSource,
	entryId: string
): Promise<EntryPicturesAnswer> {
	const parsed = parseDocId(entryId);
	if (parsed?.kind !== 'entry') return { kind: 'none' };
	const { database } = source;
	const id = formatDocId({ ...parsed, kind: 'picture' });
	const told = await readDocument(database, id, entryPictures);
	if (told === null) return { kind: 'none' };
	const urls = (await urlsHere(source, id)) ?? (await urlsThere(source, id));
	if (urls === null) return { kind: 'away' };
	const of = await readDocument(
		database,
		formatDocId({ kind: 'contest', kid: parsed.kid }),
		contest
	);
	const pictures = Object.keys(told.pictures).flatMap((field) => {
		const url = urls.get(field);
		const asked = of?.questions.find((question) => question.field === field);
		const { label = null, picture: is = 'photo' } = asked ?? {};
		return url === undefined ? [] : [{ field, label, is, url }];
	});
	return { kind: 'here', pictures };
}

async function urlsHere(
	{ database }: PictureSource,
	id: string
): Promise<ReadonlyMap<string, string> | null> {
	const unsent = await database.pictures.of(id);
	if (unsent === null) return null;
	return new Map(Object.entries(unsent).map(([field, each]) => [field, pictureUrl(each)]));
}

async function urlsThere(
	{ client, me }: PictureSource,
	id: string
): Promise<ReadonlyMap<string, string> | null> {
	if (me === null) return null;
	const answer = await client.ask({
		method: 'GET',
		path: `/couch/${encodeURIComponent(me.database)}/${encodeURIComponent(id)}?attachments=true`,
		schema: withBytes,
		timeoutMs: PATIENCE_MS
	});
	if (answer.kind !== 'ok') return null;
	// What is no picture by its own words is not shown as one.
	return new Map(
		Object.entries(answer.value._attachments).flatMap(([field, { content_type: type, data }]) => {
			const picture = readPicture(`data:${type};base64,${data}`);
			return picture === null ? [] : [[field, pictureUrl(picture)] as const];
		})
	);
}
