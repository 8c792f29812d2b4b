import { z } from 'zod';
import type { JsonBody, LocalDoc, Storage } from '../storage/port.ts';
import { parseRequest } from './parse-request.ts';
import { badRequest, notFound, tooLarge } from './refusal.ts';

/** Whose `_local` documents: two devices of one user must not share a checkpoint. */
export interface Namespace {
	readonly uid: string;
	readonly device: string;
}

type LocalStore = Storage['local'];

/** A checkpoint is some hundred bytes; PouchDB keeps a history of fifty in one. */
const MOST_BYTES = 64 * 1024;

const body = z.record(z.string(), z.unknown());

/** `GET /:db/_local/:id` */
export async function getLocal(local: LocalStore, space: Namespace, id: string) {
	const found = await local.get(keyOf(space, id));
	if (found === null) throw notFound();
	return { _id: `_local/${id}`, _rev: found.rev, ...found.body };
}

/** `PUT /:db/_local/:id`: the last one wins, as in CouchDB: `_local` documents have no conflicts. */
export async function putLocal(local: LocalStore, space: Namespace, id: string, input: unknown) {
	const sent = parseRequest(body, input);
	if (sent['_deleted'] === true) {
		await local.delete(keyOf(space, id));
		return forgotten(id);
	}
	const document = withoutReserved(sent);
	if (JSON.stringify(document).length > MOST_BYTES) throw tooLarge('a checkpoint is smaller');
	return answer(id, await local.put(keyOf(space, id), document));
}

/** `DELETE /:db/_local/:id` */
export async function deleteLocal(local: LocalStore, space: Namespace, id: string) {
	if (!(await local.delete(keyOf(space, id)))) throw notFound();
	return forgotten(id);
}

function forgotten(id: string) {
	return { ok: true, id: `_local/${id}`, rev: '0-0' };
}

function answer(id: string, { rev }: LocalDoc) {
	return { ok: true, id: `_local/${id}`, rev };
}

/** Neither part can hold a slash of its own: uids and device ids are checked where they are made. */
function keyOf({ uid, device }: Namespace, id: string): string {
	if (id.length > 200) throw badRequest('the id is too long');
	return `${uid}/${device}/${id}`;
}

function withoutReserved(document: JsonBody): JsonBody {
	return Object.fromEntries(Object.entries(document).filter(([key]) => !key.startsWith('_')));
}
