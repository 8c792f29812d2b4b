import type { AttachmentFacts } from '../storage/port.ts';
import { boundaryOf, joinMultipart, splitMultipart, type Part } from './multipart.ts';
import type { FollowingParts } from './parse-attachments.ts';

/** Bytes of an attachment that come after its document, which says `follows: true` of it. */
export interface AttachmentPart {
	readonly name: string;
	readonly facts: AttachmentFacts;
	readonly data: Uint8Array;
}

export interface DocumentWithParts {
	readonly document: Readonly<Record<string, unknown>>;
	readonly parts: readonly AttachmentPart[];
}

/** The JSON text of a document, and what follows it. */
export interface SentDocument {
	readonly json: Uint8Array;
	/** @returns null when the parts are not those that this document announces */
	readonly partsFor: (document: unknown) => FollowingParts | null;
}

/** A document and its attachments as `multipart/related`. */
export function joinDocument({ document, parts }: DocumentWithParts, boundary: string): Buffer {
	const json = jsonPart(document);
	const following = parts.map(({ name, facts, data }): Part => {
		const headers = new Map([
			['Content-Disposition', `attachment; filename="${escaped(name)}"`],
			[
				'Content-Type',
				isOneLine(facts.contentType) ? facts.contentType : 'application/octet-stream'
			],
			['Content-Length', `${data.length}`]
		]);
		if (!isOneLine(name)) headers.delete('Content-Disposition');
		return { headers, body: data };
	});
	return joinMultipart([json, ...following], boundary);
}

export function jsonPart(value: unknown, contentType = 'application/json'): Part {
	return {
		headers: new Map([['Content-Type', contentType]]),
		body: Buffer.from(JSON.stringify(value))
	};
}

/** @returns null for what is no document in `multipart/related` */
export function splitDocument(bytes: Buffer, contentType: string): SentDocument | null {
	const boundary = boundaryOf(contentType);
	const parts = boundary === null ? null : splitMultipart(bytes, boundary);
	const [json, ...following] = parts ?? [];
	if (json === undefined) return null;
	return { json: json.body, partsFor: (document) => nameParts(document, following) };
}

/** By the name that a part has, or else in the order in which the document announces them. */
function nameParts(document: unknown, parts: readonly Part[]): FollowingParts | null {
	const announced = announcedIn(document);
	if (announced.length !== parts.length) return null;
	const named = new Map<string, Uint8Array>();
	for (const [index, { headers, body }] of parts.entries()) {
		const name = fileName(headers.get('content-disposition') ?? '') ?? announced[index] ?? '';
		if (!announced.includes(name) || named.has(name)) return null;
		named.set(name, body);
	}
	return named;
}

function announcedIn(document: unknown): readonly string[] {
	const { _attachments } = isObject(document) ? document : {};
	if (!isObject(_attachments)) return [];
	const entries = Object.entries(_attachments);
	return entries
		.filter(([, one]) => isObject(one) && one['follows'] === true)
		.map(([name]) => name);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

function fileName(disposition: string): string | null {
	const [, quoted] = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(disposition) ?? [];
	return quoted?.replaceAll(/\\(.)/g, '$1') ?? null;
}

function escaped(name: string): string {
	return name.replaceAll(/["\\]/g, '\\$&');
}

/** What breaks the line would be read as a header of its own. */
function isOneLine(text: string): boolean {
	return !/[\r\n]/.test(text);
}
