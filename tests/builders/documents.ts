import { createHash } from 'node:crypto';
import type { Assigned } from '#domain/documents/customer.ts';
import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import type { RevisionInput } from '../../sync-server/storage/port.ts';
import { people, type PersonName } from './company.ts';

/** As it travels: `_id`, `_rev` and `_revisions` beside the content. */
export type WireDocument = Readonly<Record<string, unknown>> & {
	readonly _id: string;
	readonly _rev: string;
};

export function freshUlid(at = Date.now()): Ulid {
	return newUlid(at, Math.random);
}

function assignedTo(name: PersonName): Assigned & JsonObject {
	return { owner: people[name].uid, territory: people[name].territories[0] ?? '' };
}

/** A customer that the server has had for a while. */
export function knownCustomer(
	name: PersonName,
	values: JsonObject = {}
): { readonly cid: Ulid; readonly revision: RevisionInput } {
	const cid = freshUlid();
	const body = { ...cardValues(name), ...values };
	return { cid, revision: firstRevision(`customer:${cid}`, body, Date.UTC(2026, 0, 1)) };
}

/** A visit that the server has had for a while. */
export function knownVisit(name: PersonName, cid: Ulid): RevisionInput {
	return firstRevision(`activity:${cid}:${freshUlid()}`, visitValues(name), Date.UTC(2026, 0, 2));
}

/** A photo of a customer that the server has had for a while. */
export function knownPhoto(name: PersonName, cid: Ulid): RevisionInput {
	const id = `file:${cid}:core:${freshUlid()}`;
	const revision = firstRevision(id, { schema: 1, by: people[name].uid }, Date.UTC(2026, 0, 3));
	const data = Buffer.from('a picture');
	const digest = `md5-${createHash('md5').update(data).digest('base64')}`;
	const facts = { contentType: 'image/jpeg', revpos: 1, digest, length: data.length };
	return { ...revision, attachments: { 'photo.jpg': { ...facts, data } } };
}

/** A file as a device of this colleague creates it. */
export function newFile(
	name: PersonName,
	cid: string,
	_attachments: JsonObject,
	id = `file:${cid}:core:${freshUlid()}`
): WireDocument {
	const body: JsonObject = { schema: 1, by: people[name].uid };
	const hash = revisionHash({ id, body, deleted: false, parents: [] });
	return { ...body, _id: id, _rev: `1-${hash}`, _attachments };
}

/** A customer as a device of this colleague creates it. */
export function newCustomer(
	name: PersonName,
	device: string,
	values: JsonObject = {}
): WireDocument {
	return written(`customer:${freshUlid()}`, device, { ...cardValues(name), ...values });
}

export function newVisit(name: PersonName, device: string, cid: string): WireDocument {
	return written(`activity:${cid}:${freshUlid()}`, device, visitValues(name));
}

/** A sign-up. It is evidence: a first revision, without anything to merge. */
export function newEntry(
	name: PersonName,
	device: string,
	extra: JsonObject = {},
	kid = freshUlid()
): { readonly cid: Ulid; readonly document: WireDocument } {
	const cid = freshUlid();
	const _id = `entry:${kid}:${cid}`;
	const body: JsonObject = {
		schema: 1,
		answers: { givenName: 'Rosa', familyName: 'Prats', phone: '612 345 678', city: 'Vigo' },
		notice: { version: '1', text: 'Lo que hacemos con los datos' },
		consents: [{ purpose: 'news', granted: true, text: 'Quiero noticias', version: '1' }],
		language: 'es',
		at: new Date().toISOString(),
		by: people[name].uid,
		device,
		stamp: formatStamp({ ms: Date.now(), counter: 0, device }),
		assigned: assignedTo(name),
		...extra
	};
	const _rev = `1-${revisionHash({ id: _id, body, deleted: false, parents: [] })}`;
	return { cid, document: { ...body, _id, _rev } };
}

/** The next revision of a document, with this content. */
export function child(parent: WireDocument, body: JsonObject): WireDocument {
	const [generation = '0'] = parent._rev.split('-');
	const start = Number(generation) + 1;
	const hash = revisionHash({ id: parent._id, body, deleted: false, parents: [parent._rev] });
	const ids = [hash, ...historyOf(parent)];
	return { ...body, _id: parent._id, _rev: `${start}-${hash}`, _revisions: { start, ids } };
}

function historyOf({ _rev, _revisions }: WireDocument): readonly string[] {
	const known = _revisions as { readonly ids: readonly string[] } | undefined;
	return known?.ids ?? [_rev.slice(_rev.indexOf('-') + 1)];
}

function cardValues(name: PersonName): JsonObject {
	return {
		schema: 1,
		type: 'person',
		givenName: 'Rosa',
		familyName: 'Prats',
		city: 'Vigo',
		assigned: assignedTo(name)
	};
}

function visitValues(name: PersonName): JsonObject {
	return {
		schema: 1,
		by: people[name].uid,
		at: '2026-11-20T12:00:00Z',
		channel: 'visit',
		summary: 'Trae muestras de centeno'
	};
}

function written(id: string, device: string, values: JsonObject): WireDocument {
	const body = createBody(values, formatStamp({ ms: Date.now(), counter: 0, device }));
	const hash = revisionHash({ id, body, deleted: false, parents: [] });
	return { ...body, _id: id, _rev: `1-${hash}` };
}
